import leven from 'leven';
import { m } from '#messages';

/** The word somebody probably meant, or undefined when none is near. */
export function nearest(typed: string, known: readonly string[]): string | undefined {
	const away = (word: string) => leven(typed.toLowerCase(), word);
	const near = (word: string) =>
		word.startsWith(typed) ||
		(away(word) < Math.min(word.length, typed.length) && away(word) <= Math.max(2, Math.floor(word.length / 3)));
	return known.filter((word) => typed && near(word)).sort((one, other) => away(one) - away(other))[0];
}

/** The same as a question behind a sentence: empty when no word is near. */
export function orMeant(typed: string, known: readonly string[], before = ''): string {
	const word = nearest(typed, known);
	return word ? ` ${m.shell_meant({ word: before + word })}` : '';
}
