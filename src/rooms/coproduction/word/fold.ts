import type { Words } from '#platform/forms/words.ts';
import { languages } from '#platform/i18n/language-list.ts';
import type { WordFields } from './form.ts';

/** What stands in a text although the charity says it otherwise, and what it says. */
export interface SaidOtherwise<Word extends WordFields> {
	found: string;
	word: Word;
}

const withoutMarks = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** Whether something stands in a text as words of their own, whatever the case and the accents. */
function standsIn(text: string, sought: string): boolean {
	const isLetter = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);
	for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1))
		if (!isLetter(text[at - 1]) && !isLetter(text[at + sought.length])) return true;
	return false;
}

/** The words in these texts that the charity says otherwise, each once, in the order of its list; language by language. */
export function saidOtherwise<Word extends WordFields>(
	texts: readonly Words[],
	list: readonly Word[]
): SaidOtherwise<Word>[] {
	const inLanguages = languages.map((language) => ({
		language,
		text: withoutMarks(texts.map((words) => words[language] ?? '').join('\n'))
	}));
	return list.flatMap((word) => {
		const found = inLanguages.flatMap(({ language, text }) =>
			(word.notThis[language] ?? '')
				.split(',')
				.map((one) => one.trim())
				.filter((one) => one && standsIn(text, withoutMarks(one)))
		);
		return found[0] === undefined ? [] : [{ found: found[0], word }];
	});
}
