import { nameKey, plainSigns } from '../forms/signs.ts';

/** Words that differ only in capitals, blanks or invisible marks, together; each group in the order in which its words first come. */
export function unlikeSpellings(words: readonly string[]): string[][] {
	return groupedBy(words, (word) =>
		word
			.normalize('NFKC')
			.replace(/[\s\p{Cf}]+/gu, '')
			.toLowerCase()
	);
}

/** Different words that have one key, together; those that have theirs alone are left out. */
export function groupedBy(words: readonly string[], keyOf: (word: string) => string): string[][] {
	const groups = new Map<string, string[]>();
	for (const word of new Set(words)) groups.set(keyOf(word), [...(groups.get(keyOf(word)) ?? []), word]);
	return [...groups.values()].filter((group) => group.length > 1);
}

/**
 * Codes of people that look like one code written in several ways, together: K07, K 07, k07; 007 and 7, as Excel makes of
 * it, and 7.0 as other programs do; digits of another script and letters that are drawn alike in it; accents; O for 0, l for 1.
 */
export function codesThatLookAlike(codes: readonly string[]): string[][] {
	return groupedBy(codes, (code) =>
		nameKey(plainSigns(code))
			.replace(/^(\d+)[.,]0+$/, '$1')
			.replace(/[авекмнорстухіαεικνορτυχ]/g, (letter) => drawnAlike[letter] ?? letter)
			.replace(/[\s\p{Cf}\p{P}_]+/gu, '')
			.replace(/(?<=\d)o|o(?=\d)/g, '0')
			.replace(/(?<=\d)[il]|[il](?=\d)/g, '1')
			.replace(/(?<!\d)0+(?=\d)/g, '')
			.replace(/o/g, '0')
			.replace(/[il]/g, '1')
	);
}

/** Letters of Cyrillic and Greek, by the Latin one that their capital looks like. */
const drawnAlike: Record<string, string> = Object.fromEntries(
	['авекмнорстухі abekmhopctyxi', 'αεικνορτυχ aeiknoptyx'].flatMap((pair) => {
		const [theirs = '', ours = ''] = pair.split(' ');
		return [...theirs].map((letter, at) => [letter, ours[at] ?? letter] as const);
	})
);
