import type { DotElection, DotPaper, Election, Paper } from './election.ts';

/**
 * The papers of an election as lines, in the one order that does not depend on how they came: what every BLT file written
 * here has above its names, less the order of the lot. Papers that say the same are one line.
 */
export function paperLines({ seats, options, papers, setAside }: Election): string[] {
	const withdrawn = options.filter((option) => option.withdrawn).map(({ n }) => `-${n}`);
	return [
		`${options.length} ${seats}`,
		...(setAside ? [setAsideLine(setAside)] : []),
		...(withdrawn.length ? [withdrawn.join(' ')] : []),
		...together(papers, (paper: Paper) => paper.choices).map(([figures, n]) => [n, ...figures, 0].join(' ')),
		'0'
	];
}

/** The papers of an election by dots as lines, a line a paper, in the one order that does not depend on how they came. */
export function dotLines({ papers, setAside }: DotElection): string[] {
	return [
		...together(papers, (paper: DotPaper) => paper.dots).flatMap(([dots, n]) =>
			Array.from({ length: n }, () => dots.join(','))
		),
		...(setAside ? [setAsideLine(setAside)] : [])
	];
}

/** How a file says that papers were set aside: a comment to other programs. */
export const setAsideLine = (papers: number): string => `# set aside: ${papers}`;

/** Papers that say the same taken together, in the order of what they say. */
function together<P extends { papers: number }>(
	papers: readonly P[],
	says: (paper: P) => readonly number[]
): (readonly [readonly number[], number])[] {
	const found = new Map<string, { figures: readonly number[]; n: number }>();
	for (const paper of papers) {
		const key = says(paper).join(' ');
		const one = found.get(key);
		if (one) one.n += paper.papers;
		else found.set(key, { figures: says(paper), n: paper.papers });
	}
	return [...found.values()]
		.sort((one, other) => inOrder(one.figures, other.figures))
		.map((one) => [one.figures, one.n]);
}

/** Shorter lists before the longer ones that begin like them, then by the first figure that differs. */
function inOrder(one: readonly number[], other: readonly number[]): number {
	for (let place = 0; place < one.length && place < other.length; place++) {
		const difference = (one[place] ?? 0) - (other[place] ?? 0);
		if (difference) return difference;
	}
	return one.length - other.length;
}
