import * as v from 'valibot';
import { formId, maybe, maybeLines, tick, whole } from '#platform/forms/fields.ts';
import { gathered, inEach, inOneAtLeast, wordValues, type Words } from '#platform/forms/words.ts';

export const wordMost = { say: 80, notThis: 120, why: 300, decided: 160, many: 100 } as const;

/** A word that the charity says, and what it says no more. */
export interface WordFields {
	say: Words;
	/** What is said no more; a comma stands between several. */
	notThis: Words;
	why: Words;
	/** Where it was decided. */
	decided: string | null;
	/** Anybody may read it. */
	isPublic: boolean;
}

const fields = {
	...inEach('say', wordMost.say),
	...inEach('notThis', wordMost.notThis),
	...inEach('why', wordMost.why, maybeLines),
	decided: maybe(wordMost.decided),
	public: tick
};

function wordFrom(typed: v.InferOutput<v.ObjectSchema<typeof fields, undefined>>): WordFields {
	const words = { say: gathered(typed, 'say'), notThis: gathered(typed, 'notThis'), why: gathered(typed, 'why') };
	return { ...words, decided: typed.decided || null, isPublic: typed.public };
}

/** A new word, with the id that makes sending it twice harmless. */
export const newWordForm = v.pipe(
	v.object({ id: formId, ...fields }),
	inOneAtLeast('say'),
	v.transform((typed) => ({ id: typed.id, ...wordFrom(typed) }))
);

/** A word said anew, with the version it was made from. */
export const changeWordForm = v.pipe(
	v.object({ version: whole(1, 1_000_000), ...fields }),
	inOneAtLeast('say'),
	v.transform((typed) => ({ version: typed.version, ...wordFrom(typed) }))
);

/** A word as the fields of its form hold it. */
export const wordFieldValues = ({ say, notThis, why, decided, isPublic }: WordFields): Record<string, string> => ({
	...{ ...wordValues('say', say), ...wordValues('notThis', notThis), ...wordValues('why', why) },
	...{ decided: decided ?? '', public: isPublic ? 'yes' : '' }
});
