export const languages = ['en', 'es'] as const;
export type Language = (typeof languages)[number];
export const languageNames: Record<Language, string> = { en: 'English', es: 'Español' };

/** Whether Kith speaks this language. */
export function isLanguage(text: string | null | undefined): text is Language {
	return languages.some((language) => language === text);
}
