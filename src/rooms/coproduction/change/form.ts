import * as v from 'valibot';
import { maybeLines, whole } from '#platform/forms/fields.ts';
import { gathered, inEach } from '#platform/forms/words.ts';

export const changeMost = { why: 600 } as const;

/** Why a paragraph is as it is now, and what was said to it that led there. */
export const whyForm = v.pipe(
	v.object({ ...inEach('why', changeMost.why, maybeLines), comments: v.optional(v.array(v.string()), []) }),
	v.transform((typed) => ({ why: gathered(typed, 'why'), comments: typed.comments }))
);

/** Which two versions stand side by side. */
export const compareForm = v.object({ from: whole(1, 10_000), to: whole(1, 10_000) });
