import * as v from 'valibot';
import { chosen, maybe, oneOf } from '#platform/forms/fields.ts';
import { mostSettling } from '#rooms/creche/settling/form.ts';
import { ageBands } from '#rooms/people/child/form.ts';
import { states } from '../mark/form.ts';

const id = v.pipe(v.string(), v.uuid(), v.toLowerCase());
const words = (most: number) => v.pipe(v.string(), v.trim(), v.maxLength(most));

/** A tap as a phone without signal sealed it. */
export const sealedMark = v.object({
	format: v.literal(1),
	id,
	pocket: id,
	seq: v.number(),
	key: v.object({ subject: v.pipe(v.string(), v.maxLength(100)), field: v.pipe(v.string(), v.maxLength(20)) }),
	value: v.unknown(),
	saw: v.pipe(v.array(id), v.maxLength(200)),
	at: v.union([v.number(), v.pipe(v.string(), v.maxLength(40))])
});
export type SealedMark = v.InferOutput<typeof sealedMark>;

/** What a line may say. */
export const lineValue = v.picklist([...states, 'none']);

/** Whom somebody brought with her. */
export const broughtValue = words(100);

/** Somebody who walked in, as she was written down on a phone. */
export const walkInValue = v.object({
	called: v.pipe(words(100), v.minLength(1)),
	language: words(10),
	brought: v.optional(words(100), ''),
	child: v.optional(
		v.object({
			id,
			name: v.pipe(words(100), v.minLength(1)),
			band: v.picklist(ageBands),
			allergies: v.union([words(1000), v.pipe(v.array(words(1000)), v.maxLength(20))]),
			needs: v.optional(words(1000), '')
		})
	)
});

/** Heads that were counted. */
const heads = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9999));
export const countValue = v.object({ adults: heads, children: heads });

/** Who brings a child, or takes it home, and the facilitator who agreed although somebody must not collect it. */
export const adultValue = v.object({ who: v.pipe(words(100), v.minLength(1)), lead: v.optional(words(100), '') });

/** What a parent said of allergies, and what stood on the phone when she was asked. */
export const careValue = v.object({ seen: words(10_000), said: words(1000) });

/** How a child settled, for its parent to read. */
export const settlingValue = v.pipe(words(mostSettling), v.minLength(1));

/** Why a tap that came home is put before a coordinator. */
export type Why = 'person-left' | 'session-off' | 'role-ended' | 'late' | 'unreadable' | 'refused';

/** What becomes of a parked tap. */
export const settlings = ['walk-in', 'as-it-is', 'not-kept'] as const;
export type Settling = (typeof settlings)[number];

/** What a coordinator says of a parked tap. */
export const settleParkedForm = v.object({ mark: chosen, as: oneOf(settlings), why: maybe(200) });
