import * as v from 'valibot';
import { maybe, maybeLines, tick } from '#platform/forms/fields.ts';
import { m } from '#messages';

/** What is written of the inside of a venue, a sentence each. */
export const keepingFields = ['noise', 'light', 'warmth', 'kitchen', 'privacy', 'keys', 'opens'] as const;

const text = maybeLines(500);
const maybeTime = v.pipe(
	maybe(40),
	v.regex(/^$|^([01]\d|2[0-3]):[0-5]\d$/, () => m.forms_time())
);

/** A room a line, with its square metres behind the last comma: "Big hall, 60". */
const rooms = v.pipe(
	maybeLines(1000),
	v.transform((typed) =>
		typed
			.split('\n')
			.map((one) => one.trim())
			.filter(Boolean)
			.map(roomOf)
	),
	v.check(
		(all) => all.length <= 20 && all.every(({ m2 }) => m2 === null || (m2 > 0 && m2 <= 2000)),
		() => m.programmes_venue_rooms_want()
	)
);

function roomOf(line: string): { called: string; m2: number | null } {
	const [, called, size] = /^(.*?),?\s*(\d+(?:[.,]\d+)?)\s*(?:m2|m²)?$/u.exec(line) ?? [];
	return called && size ? { called: called.trim(), m2: Number(size.replace(',', '.')) } : { called: line, m2: null };
}

/** What a coordinator writes of the inside of a venue. */
export const insideForm = v.pipe(
	v.object({
		rooms,
		feedingCorner: tick,
		changing: tick,
		prayer: tick,
		noise: text,
		light: text,
		warmth: text,
		kitchen: text,
		privacy: text,
		keys: text,
		opens: text,
		bookedFrom: maybeTime,
		bookedTo: maybeTime,
		cost: maybe(200)
	}),
	v.forward(
		v.check(
			({ bookedFrom, bookedTo }) => !bookedFrom || !bookedTo || bookedFrom < bookedTo,
			() => m.creche_rota_want_order()
		),
		['bookedTo']
	)
);
export type Inside = v.InferOutput<typeof insideForm>;
