import * as v from 'valibot';
import { chosen, formId, maybeLines } from '#platform/forms/fields.ts';
import { gathered, inEach, inOneAtLeast, type Words } from '#platform/forms/words.ts';

export const optionMost = { name: 60, meaning: 600, options: 40 } as const;

const fields = { ...inEach('name', optionMost.name), ...inEach('meaning', optionMost.meaning, maybeLines) };

/** One of the things that can be chosen, and what it means. */
export interface OptionFields {
	name: Words;
	meaning: Words;
}

/** A new option, with the id that makes sending it twice harmless. */
export const newOptionForm = v.pipe(
	v.object({ id: formId, ...fields }),
	inOneAtLeast('name'),
	v.transform((typed) => ({
		id: typed.id,
		name: gathered(typed, 'name'),
		meaning: gathered(typed, 'meaning')
	}))
);

/** A change to an option. */
export const changeOptionForm = v.pipe(
	v.object({ option: chosen, ...fields }),
	inOneAtLeast('name'),
	v.transform((typed) => ({
		option: typed.option,
		name: gathered(typed, 'name'),
		meaning: gathered(typed, 'meaning')
	}))
);

/** Which option is taken out. */
export const whichOptionForm = v.object({ option: chosen });
