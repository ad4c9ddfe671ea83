import * as v from 'valibot';
import { maybeLines, oneOf } from '#platform/forms/fields.ts';
import { allergyAnswers, mostCare } from '#rooms/people/child/form.ts';
import { m } from '#messages';

/** What a parent says of allergies of her child, and what stood on the list when she was asked. */
export const allergyForm = v.pipe(
	v.object({ seen: maybeLines(10_000), allergic: oneOf(allergyAnswers), allergies: maybeLines(mostCare) }),
	v.forward(
		v.check(
			({ allergic, allergies }) => allergic === 'none' || allergies !== '',
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
