/** Up to here the number of patterns of signs, 2^n, is a number that a computer can hold. */
export const mostForExact = 1000;

/**
 * P(2V ≤ doubledV) when each of the given doubled ranks is positive or negative with equal chance, all 2^n patterns
 * counted. With ranks 2, 4, …, 2n this is the classical signed-rank distribution; with doubled midranks it is the
 * permutation distribution for data with ties (Wilcoxon 1945; the count is the subset-sum recurrence of
 * Pagano and Tritchler 1983).
 *
 * `doubledRanks`: up to 1000 positive whole numbers. Time and memory grow with n times the sum of the ranks: 200
 * untied ranks take a few milliseconds. Throws `RangeError` above 1000 ranks.
 */
export function signedRankCdf(doubledV: number, doubledRanks: readonly number[]): number {
	const n = doubledRanks.length;
	if (n > mostForExact) throw new RangeError(`the exact distribution is for up to ${mostForExact} ranks, not ${n}`);
	const unit = doubledRanks.reduce(greatestCommonDivisor, 0) || 1;
	const ranks = doubledRanks.map((rank) => rank / unit);
	const total = ranks.reduce((sum, rank) => sum + rank, 0);
	const target = Math.floor(doubledV / unit);
	if (target < 0) return 0;
	if (target >= total) return 1;
	// The distribution is symmetric, so the shorter side is counted and the longer one is what is left of 1.
	const mirrored = total - target - 1;
	return target <= mirrored ? shareUpTo(target, ranks) : 1 - shareUpTo(mirrored, ranks);
}

function shareUpTo(target: number, ranks: readonly number[]): number {
	const patterns = new Float64Array(target + 1);
	patterns[0] = 1;
	let reached = 0;
	for (const rank of ranks) {
		reached = Math.min(target, reached + rank);
		for (let sum = reached; sum >= rank; sum--) patterns[sum] = (patterns[sum] ?? 0) + (patterns[sum - rank] ?? 0);
	}
	return patterns.reduce((sum, count) => sum + count, 0) / 2 ** ranks.length;
}

function greatestCommonDivisor(a: number, b: number): number {
	return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
