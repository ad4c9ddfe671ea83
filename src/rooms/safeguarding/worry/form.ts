import * as v from 'valibot';
import { chosen, formId, lines, maybe, tick } from '#platform/forms/fields.ts';
import { m } from '#messages';

/** Who hears of a concern: safeguarding leads, conduct leads or both of them; else the coordinators; else an outside contact; else nobody. */
export const hearers = ['lead', 'both', 'conduct', 'coordinator', 'outside', 'nobody'] as const;
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
		/** It is about what somebody did who works or helps here. */
		isConduct: tick,
		/** Those who read concerns and must not read this one. */
		apart: v.optional(v.array(v.pipe(v.string(), v.uuid())), []),
		/** Who hears of it, as she read it before she sent it. */
		knows: v.optional(v.picklist(hearers), 'lead'),
		/** The words of which she was asked whether they name whoever reads concerns. */
		asked: maybe(200),
		/** The ids of those of whom she was asked whether they may read it, since what she wrote names them. */
		askedOf: maybe(2000)
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
