import { AsyncLocalStorage } from 'node:async_hooks';
import { isLanguage, type Language } from './language-list.ts';
import { overwriteGetLocale } from './paraglide/runtime.js';

export { isLanguage, languageNames, languages, type Language } from './language-list.ts';

const rightToLeft = new Set(['ar', 'fa', 'he', 'ku', 'ps', 'ur']);
const speaking = new AsyncLocalStorage<Language>();
overwriteGetLocale(() => speaking.getStore() ?? 'en');

/** Does the work with every message in this language. */
export function inLanguage<T>(language: Language, work: () => T): T {
	return speaking.run(language, work);
}

/** The language that messages come out in now. */
export function currentLanguage(): Language {
	return speaking.getStore() ?? 'en';
}

export function direction(language: string): 'ltr' | 'rtl' {
	return rightToLeft.has(language) ? 'rtl' : 'ltr';
}

/** The first language of an Accept-Language header that Kith speaks, or none. */
export function preferred(header: string | null): Language | undefined {
	const wishes = (header ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
	return wishes.find(isLanguage);
}

/** A text kept in several languages, in the one wanted; falls back to the first there is, never to nothing. */
export function inWords(words: unknown, language: string = currentLanguage()): string {
	const kept = (words ?? {}) as Record<string, string>;
	return kept[language] || kept.en || Object.values(kept)[0] || '';
}
