/** From one sign to another, counted in code points, the second left out. */
export interface MarkedStretch {
	starts: number;
	ends: number;
}

const plain = (words: string) => words.replace(/\s+/g, ' ').trim();

/**
 * Where a stretch stands in what was said; all of it where nothing is named, undefined where it is not there. Gaps and line ends make no
 * difference: a phone copies them otherwise than they were typed.
 */
export function stretchIn(words: string, stretch: string): MarkedStretch | undefined {
	const signs = [...words];
	if (!plain(stretch)) return { starts: 0, ends: signs.length };
	const wanted = [...plain(stretch)];
	for (let starts = 0; starts < signs.length; starts++) {
		const ends = endOf(signs, starts, wanted);
		if (ends !== undefined) return { starts, ends };
	}
	return undefined;
}

function endOf(signs: readonly string[], from: number, wanted: readonly string[]): number | undefined {
	let at = from;
	for (const sign of wanted) {
		if (sign !== ' ') {
			if (signs[at++] !== sign) return undefined;
			continue;
		}
		const gap = at;
		while (/^\s$/.test(signs[at] ?? '')) at++;
		if (at === gap) return undefined;
	}
	return at;
}

/** The words of a stretch. */
export function wordsOf(words: string, { starts, ends }: MarkedStretch): string {
	return [...words].slice(starts, ends).join('');
}
