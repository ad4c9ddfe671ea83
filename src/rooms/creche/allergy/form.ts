import * as v from 'valibot';
import { maybeLines } from '#platform/forms/fields.ts';
import { m } from '#messages';
import { childFields, saysWhich } from '#rooms/people/child/form.ts';

/** What a parent says of allergies of her child, and what stood on the list when she was asked. */
export const allergyForm = v.pipe(
	v.object({ seen: maybeLines(10_000), allergic: childFields.allergic, allergies: childFields.allergies }),
	v.forward(
		v.check(
			(typed) => saysWhich(typed),
			() => m.people_allergies_needed()
		),
		['allergies']
	),
	v.transform(({ seen, allergic, allergies }): SaidOfAllergies => ({
		seen,
		said: allergic === 'some' ? allergies : ''
	}))
);

/** What she said now, empty where there are none, and what whoever asked had seen before. */
export interface SaidOfAllergies {
	seen: string;
	said: string;
}
