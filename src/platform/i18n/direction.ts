const rightToLeft = new Set(['ar', 'fa', 'he', 'ku', 'ps', 'ur']);

/** Which way a language is written. */
export function direction(language: string): 'ltr' | 'rtl' {
	return rightToLeft.has(language) ? 'rtl' : 'ltr';
}
