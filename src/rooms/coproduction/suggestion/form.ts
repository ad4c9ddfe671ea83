import * as v from 'valibot';
import { chosen, formId, line, lines, maybe, maybeLines, oneOf, whole } from '#platform/forms/fields.ts';
import { optionMost } from '../option/form.ts';

/** Whose a suggestion is said to be: her name is told, those who run the project know it, or nobody does. */
export const suggestionWays = ['signed', 'known', 'anonymous'] as const;
export type SuggestionWay = (typeof suggestionWays)[number];

export const suggestionMost = { name: 80, why: 500, read: 500 } as const;

/** A name that somebody suggests; `extra` is for machines: people do not see it. */
export const suggestForm = v.pipe(
	v.object({
		id: formId,
		words: line(optionMost.name),
		meaning: maybeLines(optionMost.meaning),
		way: oneOf(suggestionWays),
		name: maybe(suggestionMost.name),
		extra: maybe(500)
	}),
	v.transform(({ extra, ...typed }) => ({ ...typed, machine: extra !== '' }))
);

/** What is suggested, and how whoever suggests it wants to be named. */
export interface SuggestionFields {
	words: string;
	meaning: string;
	way: SuggestionWay;
	/** What she is called, where she says so. */
	name: string;
}

/** Which suggestion is meant. */
export const whichSuggestionForm = v.object({ suggestion: chosen });

/** Why a suggestion is left out: she reads it. */
export const leaveOutForm = v.object({ suggestion: chosen, why: lines(suggestionMost.why) });

/** Which version of a draft was read before names are gathered for it. */
export const askForNamesForm = v.object({ version: whole(1, 1_000_000) });

/** The code on a receipt, as it was typed. */
export const receiptForm = v.object({ code: line(60) });

/** Which suggestions were on the page that somebody has read. */
export const readTheseForm = v.object({
	ids: v.optional(
		v.union([
			v.pipe(v.array(chosen), v.maxLength(suggestionMost.read)),
			v.pipe(
				chosen,
				v.transform((one) => [one])
			)
		]),
		[]
	)
});
