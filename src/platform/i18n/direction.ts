const rightToLeft = new Set(['ar', 'fa', 'he', 'ku', 'ps', 'ur']);

/** Which way a language is written. */
export function direction(language: string): 'ltr' | 'rtl' {
	return rightToLeft.has(language) ? 'rtl' : 'ltr';
}

/** A number or an address inside a sentence of any language: read from the left, or its groups would change places in Arabic. */
export const fromLeft = (text: string): string => `\u2066${text}\u2069`;
