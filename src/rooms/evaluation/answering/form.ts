import * as v from 'valibot';
import { maybe } from '#platform/forms/fields.ts';

/** How she begins: in which language, and one at a time or all at once. */
export const startForm = v.object({ language: maybe(35), view: maybe(10) });

/** One answer, and which button was pressed. */
export const answerForm = v.object({ answer: v.optional(v.pipe(v.string(), v.maxLength(40))), go: maybe(10) });

/** Every answer at once, `a1`, `a2` …; what was left alone is not sent. */
export const allForm = v.record(v.string(), v.unknown());
