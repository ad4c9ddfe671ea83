import { demandCount, demandLevel } from '../demand.ts';
import { betaQuantile } from '../distributions/distributions.ts';
import { defined, notDefined } from '../result.ts';
import type { Interval, Result } from '../result.ts';

/**
 * The exact interval for a share, k of n (Clopper and Pearson 1934): from the α/2 quantile of Beta(k, n − k + 1) to the
 * 1 − α/2 quantile of Beta(k + 1, n − k); from 0 when k = 0 and to 1 when k = n. It covers the truth at least as often as
 * its level says, mostly oftener; `wilson` is nearer to its level.
 *
 * Not defined when n = 0 (`no-observations`). `RangeError` unless k and n are whole numbers with 0 ≤ k ≤ n.
 */
export function clopperPearson(k: number, n: number, level = 0.95): Result<{ share: number; interval: Interval }> {
	demandCount(n, 'n');
	demandCount(k, 'k', n);
	demandLevel(level);
	if (n === 0) return notDefined('no-observations');
	return defined({ share: k / n, interval: clopperPearsonOf(k, n, level) });
}

/** The interval alone, for at least one trial. */
export function clopperPearsonOf(k: number, n: number, level: number): Interval {
	const outside = (1 - level) / 2;
	return {
		lower: k === 0 ? 0 : betaQuantile(outside, k, n - k + 1),
		upper: k === n ? 1 : betaQuantile(1 - outside, k + 1, n - k),
		level
	};
}
