import * as v from 'valibot';
import { chosen, maybeLines, whole } from '#platform/forms/fields.ts';

/** A stretch of an answer: its words as they stand there, or nothing where all of it is meant; and the theme. */
export const passageForm = v.object({
	place: whole(1, 5),
	theme: v.pipe(chosen, v.minLength(1)),
	stretch: maybeLines(4000)
});
