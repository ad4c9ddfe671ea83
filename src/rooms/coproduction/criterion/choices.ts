import { instantOf, longDay } from '#platform/i18n/dates.ts';
import { inWords } from '#platform/i18n/language.ts';
import type { Words } from '#platform/forms/words.ts';
import { m } from '#messages';
import { becomings, type Becoming } from './form.ts';
import type { Criterion } from './queries.server.ts';

const keyOf = (becomes: Becoming) => becomes.replace('-', '_') as 'not_measured';

/** What becomes of a criterion, in words. */
export const becomingWords = (becomes: Becoming): string => m[`coproduction_criterion_becomes_${keyOf(becomes)}`]();

/** What can become of one, with a sentence to each. */
export const becomingOptions = () =>
	becomings.map((value) => ({
		value,
		label: becomingWords(value),
		hint: m[`coproduction_criterion_becomes_${keyOf(value)}_hint`]()
	}));

/** By which decision it can have been chosen; the first is by talking. */
export const chosenByOptions = (decided: readonly { id: string; question: Words }[]) => [
	{ value: '', label: m.coproduction_criterion_by_talking() },
	...decided.map(({ id, question }) => ({ value: id, label: inWords(question) }))
];

/** How it was chosen, in a sentence. */
export function chosenWords({ talkedOn, question }: Criterion, zone: string): string {
	if (talkedOn) return m.coproduction_criterion_talked({ day: longDay(instantOf(talkedOn, '12:00', zone), zone) });
	return question
		? m.coproduction_criterion_decided({ question: inWords(question) })
		: m.coproduction_criterion_voted();
}

/** What speaks against how it was chosen, in a sentence, and the field it belongs to. */
export function criterionRefusalWords(reason: 'not-decided' | 'in-future'): [sentence: string, field: string] {
	return reason === 'in-future'
		? [m.coproduction_criterion_in_future(), 'talkedOn']
		: [m.coproduction_criterion_not_decided(), 'decision'];
}
