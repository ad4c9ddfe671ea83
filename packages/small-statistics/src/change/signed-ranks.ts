import { sorted } from '../numbers/sorted.ts';

/** The differences that are not zero, ranked by size. Ranks are doubled, so that the midranks of ties stay whole numbers. */
export type SignedRanks = {
	/** How many differences are not zero. */
	readonly n: number;
	readonly zeros: number;
	/** From the smallest size to the largest. */
	readonly doubledRanks: Int32Array;
	/** Twice the sum of the ranks of the positive differences. */
	readonly doubledV: number;
	/** Σ (t³ − t) over the groups of t tied sizes; 0 when there are no ties. */
	readonly tieTerm: number;
};

/** Ranks differences by size with midranks for ties; zeros are counted and left out. */
export function signedRanks(changes: readonly number[]): SignedRanks {
	const ordered = sorted(changes);
	let fall = -1;
	while ((ordered[fall + 1] ?? 0) < 0) fall++;
	let rise = fall + 1;
	while (ordered[rise] === 0) rise++;
	const zeros = rise - fall - 1;
	const doubledRanks = new Int32Array(ordered.length - zeros);
	let [ranked, doubledV, tieTerm] = [0, 0, 0];
	// From the middle outwards, negative and positive differences come in the order of their size.
	while (ranked < doubledRanks.length) {
		const [firstFall, firstRise] = [fall, rise];
		const size = Math.min(fall < 0 ? Infinity : -(ordered[fall] ?? 0), ordered[rise] ?? Infinity);
		while (fall >= 0 && ordered[fall] === -size) fall--;
		while (ordered[rise] === size) rise++;
		const tied = firstFall - fall + rise - firstRise;
		const doubled = 2 * ranked + 1 + tied;
		for (const end = ranked + tied; ranked < end; ranked++) doubledRanks[ranked] = doubled;
		doubledV += (rise - firstRise) * doubled;
		tieTerm += tied ** 3 - tied;
	}
	return { n: ranked, zeros, doubledRanks, doubledV, tieTerm };
}
