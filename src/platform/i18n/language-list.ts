/**
 * What Kith can speak: each has a catalogue of messages, and every text that an organisation writes can be written in it. An
 * organisation chooses among them. `qps` is no language: it is English with accents and 40 % more letters, made by
 * scripts/pseudo.mjs, so that a page, a letter or a document can show what it forgot to have translated or leaves no room for.
 */
export const languages = ['en', 'es', 'qps'] as const;
/** Those that people speak. */
export const spoken = ['en', 'es'] as const;
export type Language = (typeof languages)[number];
export const languageNames: Record<Language, string> = { en: 'English', es: 'Español', qps: 'Ⓟšéüðö' };

/** Whether Kith speaks this language. */
export function isLanguage(text: string | null | undefined): text is Language {
	return languages.some((language) => language === text);
}

/** The tag by which the platform knows a language: British English, and for the made-up one too. */
export function localeOf(language: Language): string {
	return language === 'en' || language === 'qps' ? 'en-GB' : language;
}
