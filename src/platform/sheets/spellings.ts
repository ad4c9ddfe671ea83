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
