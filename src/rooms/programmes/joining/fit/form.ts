import * as v from 'valibot';
import { maybe, oneOf } from '#platform/forms/fields.ts';
import { languages } from '#platform/i18n/language-list.ts';
import { ageBands } from '#rooms/people/child/form.ts';
import { forWhomChoices } from '#rooms/programmes/courses/cohort/form.ts';

/** She does not know: a person thinks with her. */
export const unsure = 'unsure';

/** What somebody says to each question; nothing where she passes it by. Nothing of it is kept. */
export const fitForm = v.object({
	whom: v.optional(oneOf(['', unsure, ...forWhomChoices]), ''),
	language: v.optional(oneOf(['', unsure, ...languages]), ''),
	creche: v.optional(oneOf(['', unsure, ...ageBands]), ''),
	area: maybe(200),
	course: maybe(80)
});
export type FitAnswers = v.InferOutput<typeof fitForm>;
