import * as v from 'valibot';
import { chosen, formId, maybe, name, oneOf, whole } from '#platform/forms/fields.ts';
import { mostName } from '#rooms/people/person/form.ts';

/** As what a guest comes. */
export const comesAsChoices = ['midwife', 'health', 'charity', 'council', 'other'] as const;
export type ComesAs = (typeof comesAsChoices)[number];

export const mostOfGuest = { organisation: 120, way: 120, places: 200 } as const;

/** A guest books: her name, as what and from where she comes, and one way to tell her of a change. */
export const guestForm = v.pipe(
	v.object({
		id: formId,
		session: v.optional(v.union([v.literal(''), chosen]), ''),
		called: name(mostName),
		comes_as: oneOf(comesAsChoices),
		organisation: maybe(mostOfGuest.organisation),
		way: maybe(mostOfGuest.way),
		extra: v.optional(v.string(), '')
	}),
	v.transform(({ comes_as, extra, session, ...typed }) => ({
		...typed,
		comesAs: comes_as,
		sessionId: session || null,
		machine: extra !== ''
	}))
);
export type GuestBooking = v.InferOutput<typeof guestForm>;

/** How many of the places of a run guests may take. */
export const guestPlacesForm = v.object({ places: whole(0, mostOfGuest.places) });

/** That a guest was told of her day as the page showed it. */
export const toldForm = v.object({ guest: chosen, shown: maybe(100) });

/** Whether a guest came; tapped again it is open. */
export const cameForm = v.object({ guest: chosen, came: oneOf(['yes', 'no', 'open']) });
export type NotedGuest = v.InferOutput<typeof cameForm>;
