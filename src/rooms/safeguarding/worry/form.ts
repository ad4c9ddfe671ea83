import * as v from 'valibot';
import { chosen, formId, lines, maybe } from '#platform/forms/fields.ts';
import { m } from '#messages';

/** Who hears of a concern: the leads it is not about; else the coordinators; else an outside contact; else nobody. */
export const hearers = ['lead', 'coordinator', 'outside', 'nobody'] as const;
export type Hearer = (typeof hearers)[number];

/** Somebody whom she chose, a parent or a child, or who it is in her own words; one of them must be there, and both may. */
export const worryForm = v.pipe(
	v.object({
		id: formId,
		person: v.optional(
			v.union([v.literal(''), chosen], () => m.forms_choose()),
			''
		),
		who: maybe(200),
		words: lines(10_000),
		/** Who hears of it, as she read it before she sent it. */
		knows: v.optional(v.picklist(hearers), 'lead'),
		/** The words of which she was asked whether they name whoever reads concerns. */
		asked: maybe(200)
	}),
	v.forward(
		v.partialCheck(
			[['person'], ['who']],
			({ person, who }) => Boolean(person || who),
			() => m.safeguarding_raise_about_needed()
		),
		['person']
	)
);

/** A name to look for, when that is the button that was pressed. */
export const nameSearchForm = v.object({ who: maybe(200), find: v.optional(v.string(), '') });
