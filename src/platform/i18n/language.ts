import { AsyncLocalStorage } from 'node:async_hooks';
import { isFramed, isLanguage, localeOf, wholeOf, type Language } from './language-list.ts';
import { overwriteGetLocale } from './paraglide/runtime.js';
import { inPassage } from './passages.ts';

export { direction } from './direction.ts';
export { isLanguage, languageNames, languages, type Language } from './language-list.ts';

/** What is spoken now; on a page whose language has words for the frame only, also the language of the rest. */
export interface Speech {
	language: Language;
	rest?: Language;
}

const speaking = new AsyncLocalStorage<Speech>();
overwriteGetLocale(() => currentLanguage());

/** Does the work with every message in this language. With `rest`, what has no words in it is said in that one, and marked as a part. */
export function inLanguage<T>(language: Language, work: () => T, rest?: Language): T {
	return speaking.run({ language, rest }, work);
}

/** Pages that visitors and parents see; documents and calendars that lie among them are read elsewhere. */
const framedPages = /^\/\((?:public|app\)\/\(mine|sign-in)\)(?!\/staff)(?!.*\.\w+$)/;

/**
 * In which language a page is said that was asked for in one, and that of the rest. One that has words for the frame only
 * is spoken on pages of visitors and parents; everything else is in the organisation's own.
 */
export function speechOn(route: string | null, asked: Language, own: Language): Speech {
	if (!isFramed(asked)) return { language: asked };
	const rest = wholeOf(own);
	return route === null || framedPages.test(route) ? { language: asked, rest } : { language: rest };
}

/** The language that messages come out in now. */
export function currentLanguage(): Language {
	return speaking.getStore()?.language ?? 'en';
}

/** The language of what the page's own has no words for; none where everything is said in one. */
export function restLanguage(): Language | undefined {
	return speaking.getStore()?.rest;
}

/** The first language of an Accept-Language header that Kith speaks, or none. */
export function preferred(header: string | null): Language | undefined {
	const wishes = (header ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
	return wishes.find(isLanguage);
}

/** A text kept in several languages, in the one wanted; falls back to the first there is, never to nothing. */
export function inWords(words: unknown, language: string = currentLanguage()): string {
	const kept = (words ?? {}) as Record<string, string>;
	const rest = restLanguage();
	const found = [language, ...(rest ? [rest] : []), 'en', ...Object.keys(kept)].find((one) => kept[one]);
	if (!found) return '';
	const text = kept[found] ?? '';
	return rest && found !== currentLanguage() ? inPassage(text, found) : text;
}

/** Several names in a sentence: "Amina and Rosa". */
export function inList(names: readonly string[]): string {
	return new Intl.ListFormat(localeOf(currentLanguage()), { type: 'conjunction' }).format(names);
}

/** A language by its name, in the language spoken now: "Spanish". */
export function nameOfLanguage(language: string): string {
	return new Intl.DisplayNames(localeOf(currentLanguage()), { type: 'language' }).of(language) ?? language;
}

/** Words as they stand alone, as a heading or the name of a row: Spanish writes days, months and languages small in a sentence only. */
export const standingAlone = (words: string): string =>
	words.replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase(currentLanguage()));
