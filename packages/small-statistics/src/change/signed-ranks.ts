/**
 * The differences that are not zero, ranked by size. Ranks are doubled, so that the midranks of ties stay whole numbers.
 */
export type SignedRanks = {
	/** How many differences are not zero. */
	readonly n: number;
	readonly zeros: number;
	/** Ascending. */
	readonly doubledRanks: readonly number[];
	/** Twice the sum of the ranks of the positive differences. */
	readonly doubledV: number;
	/** Σ (t³ − t) over the groups of t tied sizes; 0 when there are no ties. */
	readonly tieTerm: number;
};

/** Ranks differences by size with midranks for ties; zeros are counted and left out. */
export function signedRanks(changes: readonly number[]): SignedRanks {
	const sizes = Float64Array.from(changes.filter((change) => change !== 0).map(Math.abs)).sort();
	const rises = Float64Array.from(changes.filter((change) => change > 0)).sort();
	const doubledRanks = new Array<number>(sizes.length);
	let [doubledV, tieTerm, rise] = [0, 0, 0];
	for (let start = 0, end = 0; start < sizes.length; start = end) {
		while (end < sizes.length && sizes[end] === sizes[start]) end++;
		const [doubled, tied] = [start + 1 + end, end - start];
		doubledRanks.fill(doubled, start, end);
		tieTerm += tied ** 3 - tied;
		for (; rise < rises.length && rises[rise] === sizes[start]; rise++) doubledV += doubled;
	}
	return { n: sizes.length, zeros: changes.length - sizes.length, doubledRanks, doubledV, tieTerm };
}
