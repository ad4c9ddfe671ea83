import * as v from 'valibot';
import { chosen, day, maybe } from '#platform/forms/fields.ts';
import { gathered, inEach, inOneAtLeast } from '#platform/forms/words.ts';

export const finalByMost = 160;

/** On which day a plan became final, and by which meeting. */
export const finalForm = v.pipe(
	v.object({ finalOn: day, ...inEach('finalBy', finalByMost, maybe) }),
	inOneAtLeast('finalBy'),
	v.transform((typed) => ({ finalOn: typed.finalOn, finalBy: gathered(typed, 'finalBy') }))
);

/** Which run came of a plan. */
export const runForm = v.object({ run: chosen });
