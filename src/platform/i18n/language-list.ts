/**
 * What Kith can speak: each has a catalogue of messages, and every text that an organisation writes can be written in it. An
 * organisation chooses among them. `qps` is no language: it is English with accents and 40 % more letters, made by
 * scripts/pseudo.mjs, so that a page, a letter or a document can show what it forgot to have translated or leaves no room for.
 */
export const languages = ['en', 'es', 'ar', 'qps'] as const;
/** Those that people speak and in which everything is said. */
export const spoken = ['en', 'es'] as const;
/**
 * Those in which only the frame is said, of pages that visitors and parents see, and which nobody has checked. What has no
 * words there is said in the organisation's own language, and marked as such (parts.ts).
 */
export const framed = ['ar'] as const;
export type Language = (typeof languages)[number];
export const languageNames: Record<Language, string> = { en: 'English', es: 'Español', ar: 'العربية', qps: 'Ⓟšéüðö' };

/** Whether Kith speaks this language. */
export function isLanguage(text: string | null | undefined): text is Language {
	return languages.some((language) => language === text);
}

/** Whether only the frame is said in this language. */
export function isFramed(language: Language): boolean {
	return framed.some((one) => one === language);
}

/** This language where everything is said in it, else the other, else English. */
export function wholeOf(language: Language, other: Language = 'en'): Language {
	if (!isFramed(language)) return language;
	return isFramed(other) ? 'en' : other;
}

/** The tag by which the platform knows a language: British English, for the made-up one too; Arabic with the digits of the clocks here. */
export function localeOf(language: Language): string {
	if (language === 'ar') return 'ar-u-nu-latn';
	return language === 'es' ? language : 'en-GB';
}
