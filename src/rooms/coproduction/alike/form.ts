import * as v from 'valibot';
import { chosen, oneOf } from '#platform/forms/fields.ts';

/** Which suggestion seems to be the same as which other. */
export const alikeForm = v.object({ suggestion: chosen, into: chosen });

/** Which question is asked no longer. */
export const stopForm = v.object({ suggestion: chosen, alike: chosen });

/** What can be said to it. */
export const alikeAnswers = ['yes', 'no'] as const;
export type AlikeAnswer = (typeof alikeAnswers)[number];

/** Somebody's answer, whether hers may be joined; by a receipt also its code. */
export const sayAlikeForm = v.object({
	alike: chosen,
	suggestion: chosen,
	says: oneOf(alikeAnswers),
	code: v.optional(v.pipe(v.string(), v.maxLength(60)), '')
});
