import * as v from 'valibot';
import { maybe, oneOf } from '#platform/forms/fields.ts';
import { languages } from '#platform/i18n/language-list.ts';
import { m } from '#messages';
import { ageBands } from '#rooms/people/child/form.ts';
import { forWhomChoices } from '#rooms/programmes/courses/cohort/form.ts';
import { stages } from '#rooms/programmes/courses/fit-rule/form.ts';

/** She does not know: a person thinks with her. */
export const unsure = 'unsure';

/** What somebody says to each question; nothing where she passes it by. Nothing of it is kept. */
export const fitForm = v.object({
	whom: v.optional(oneOf(['', unsure, ...forWhomChoices]), ''),
	/** the first year of the ages that she chose */
	age: v.optional(
		v.pipe(
			v.string(),
			v.regex(/^(?:unsure|\d{1,2})?$/, () => m.forms_choose())
		),
		''
	),
	stage: v.optional(oneOf(['', unsure, ...stages]), ''),
	been: v.optional(oneOf(['', unsure, 'first-time', 'returning']), ''),
	language: v.optional(oneOf(['', unsure, ...languages]), ''),
	creche: v.optional(oneOf(['', unsure, ...ageBands]), ''),
	area: maybe(200),
	course: maybe(80)
});
export type FitAnswers = v.InferOutput<typeof fitForm>;
