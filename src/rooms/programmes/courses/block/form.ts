import * as v from 'valibot';
import { day, formId, inOrder, time } from '#platform/forms/fields.ts';
import { m } from '#messages';

/** When the next block of a group begins, and from when to when it meets. */
export const nextBlockForm = v.pipe(
	v.object({ id: formId, firstDay: day, from: time, to: time }),
	v.forward(
		v.partialCheck([['from'], ['to']], inOrder, () => m.programmes_courses_ends_before_it_starts()),
		['to']
	)
);
export type NextBlock = v.InferOutput<typeof nextBlockForm>;
