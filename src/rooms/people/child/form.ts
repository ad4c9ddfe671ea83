import * as v from 'valibot';
import { chosen, formId, maybe, maybeLines, name, oneOf } from '#platform/forms/fields.ts';
import { m } from '#messages';
import { maybePhone } from '../person/form.ts';

/** A child's age as far as the crèche needs it; nobody is asked for a birthday. */
export const ageBands = ['under-two', 'two', 'three-or-more'] as const;
export type AgeBand = (typeof ageBands)[number];

/** A number for each age band, such as crèche places. */
export type Bands = Record<AgeBand, number>;

export const mostCare = 1000;
export const mostCollectors = 200;

/** Allergies are asked with a yes or a no, so that an empty box is never mistaken for "none". */
export const allergyAnswers = ['none', 'some'] as const;

/** What the crèche needs to know of a child. */
export interface ChildDetails {
	firstName: string;
	ageBand: AgeBand;
	/** Empty when she said that there are none. */
	allergies: string;
	needs: string;
	/** Who else than whoever brought the child may collect it. */
	collectors?: string;
	/** A number to ring in a hurry while the child is in the crèche. */
	urgentPhone?: string;
}

/** The words for an age band. */
export function ageBandWords(band: AgeBand): string {
	const words = { 'under-two': m.people_age_under_two, two: m.people_age_two, 'three-or-more': m.people_age_three };
	return words[band]();
}

export const childFields = {
	first_name: name(100),
	age_band: oneOf(ageBands),
	allergic: oneOf(allergyAnswers),
	allergies: maybeLines(mostCare),
	needs: maybeLines(mostCare),
	collectors: maybe(mostCollectors),
	urgent_phone: maybePhone
};

/** Whoever says that there are allergies says which. */
export const saysWhich = ({ allergic, allergies }: { allergic: string; allergies: string }): boolean =>
	allergic !== 'some' || allergies !== '';

/** A child as her parent corrects it. */
export const childForm = v.pipe(
	v.object(childFields),
	v.forward(
		v.check(
			(typed) => saysWhich(typed),
			() => m.people_allergies_needed()
		),
		['allergies']
	),
	v.transform(childFrom)
);

/** A child as her parent writes it down. */
export const newChildForm = v.intersect([v.object({ id: formId }), childForm]);

/** What was typed about a child, as commands take it. */
export function childFrom(typed: {
	first_name: string;
	age_band: AgeBand;
	allergic: 'none' | 'some';
	allergies: string;
	needs: string;
	collectors: string;
	urgent_phone: string;
}): ChildDetails {
	return {
		firstName: typed.first_name,
		ageBand: typed.age_band,
		allergies: typed.allergic === 'some' ? typed.allergies : '',
		needs: typed.needs,
		collectors: typed.collectors,
		urgentPhone: typed.urgent_phone
	};
}

/** How old a child is now that something is confirmed anew; nobody is asked once it is three. */
export const stillForm = v.object({ child: chosen, age_band: v.optional(oneOf(ageBands)) });
