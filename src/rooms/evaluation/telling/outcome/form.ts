import * as v from 'valibot';
import { chosen } from '#platform/forms/fields.ts';
import { gathered, inEach, inOneAtLeast } from '#platform/forms/words.ts';

export const outcomeMost = { words: 120, many: 20 } as const;

/** Something that can have changed, in parents' words. */
export const outcomeForm = v.pipe(
	v.object(inEach('outcome', outcomeMost.words)),
	inOneAtLeast('outcome'),
	v.transform((typed) => gathered(typed, 'outcome'))
);

/** Which one is meant. */
export const outcomeChosen = v.object({ outcome: chosen });
