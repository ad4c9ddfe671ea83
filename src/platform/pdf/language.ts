/** What a template must know of a language: its code, its country when there is one, and which way it is written. */
export function languageInputs(tag: string): { lang: string; region: string; dir: 'ltr' | 'rtl' } {
	const locale = new Intl.Locale(tag);
	const { language, region = '' } = locale;
	const dir = locale.getTextInfo().direction === 'rtl' ? 'rtl' : 'ltr';
	// Typst takes two-letter countries only; "es-419" is Spanish of a whole continent.
	return { lang: language, region: /^[A-Z]{2}$/.test(region) ? region : '', dir };
}
