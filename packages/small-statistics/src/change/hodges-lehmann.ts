import { differences } from '../numbers/differences.ts';
import { sorted } from '../numbers/sorted.ts';
import { defined, notDefined } from '../result.ts';
import type { Result } from '../result.ts';

/**
 * The typical change, little moved by a few extreme people: the median of all averages of two differences (a difference
 * with itself included), which goes with Wilcoxon's test (Hodges and Lehmann 1963). In units of the score.
 *
 * Zero differences are left out, as the test leaves them out and as R does; `zeros: 'keep'` counts them, which brings the
 * estimate nearer to zero. The median is exact. R computes it so only without ties and below 50 pairs, and otherwise
 * finds a root of the test statistic to about 1e-4 of a step: R's −4.499928 is −4.5 here.
 *
 * Not defined for nobody (`no-observations`) and when every difference is left out (`no-differences`). `RangeError` as in
 * `wilcoxonSignedRank`.
 */
export function hodgesLehmann(
	pre: readonly number[],
	post: readonly number[],
	zeros: 'drop' | 'keep' = 'drop'
): Result<{ estimate: number }> {
	return hodgesLehmannOf(differences(pre, post), zeros);
}

/** The same from the differences themselves. */
export function hodgesLehmannOf(changes: readonly number[], zeros: 'drop' | 'keep'): Result<{ estimate: number }> {
	if (changes.length === 0) return notDefined('no-observations');
	const ordered = sorted(zeros === 'keep' ? changes : changes.filter((change) => change !== 0));
	const n = ordered.length;
	if (n === 0) return notDefined('no-differences');
	const pairs = (n * (n + 1)) / 2;
	const [low, high] = [pairSum(ordered, Math.ceil(pairs / 2)), pairSum(ordered, Math.floor(pairs / 2) + 1)];
	return defined({ estimate: (low + high) / 4 });
}

/**
 * The sum of two differences that is `place`-th from below. Counting how many sums lie below a number takes one walk
 * along the list, so the number is found by halving: the list of all sums is never made, and 100,000 people are no trouble.
 */
function pairSum(ordered: Float64Array, place: number): number {
	let [below, upTo] = [ordinal(2 * (ordered[0] ?? NaN)) - 1n, ordinal(2 * (ordered.at(-1) ?? NaN))];
	while (upTo - below > 1n) {
		const middle = (below + upTo) / 2n;
		if (sumsUpTo(ordered, fromOrdinal(middle)) >= place) upTo = middle;
		else below = middle;
	}
	return fromOrdinal(upTo);
}

function sumsUpTo(ordered: Float64Array, limit: number): number {
	let count = 0;
	let last = ordered.length - 1;
	for (let first = 0; first < ordered.length; first++) {
		while (last >= 0 && (ordered[first] ?? NaN) + (ordered[last] ?? NaN) > limit) last--;
		if (last < first) break;
		count += last - first + 1;
	}
	return count;
}

// Floating-point numbers in the order of size are whole numbers in the order of size, once negative ones are turned round.
const lowest = -(2n ** 63n);

function ordinal(value: number): bigint {
	const stored = new BigInt64Array(Float64Array.of(value + 0).buffer)[0] ?? 0n;
	return stored >= 0n ? stored : lowest - stored;
}

function fromOrdinal(place: bigint): number {
	const stored = BigInt64Array.of(place >= 0n ? place : lowest - place);
	return new Float64Array(stored.buffer)[0] ?? NaN;
}
