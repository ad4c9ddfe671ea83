import { demandLevel } from '../demand.ts';
import { meanOf, sdOf } from '../describe/moments.ts';
import { tCdf, tQuantile } from '../distributions/distributions.ts';
import { differences } from '../numbers/differences.ts';
import { defined, notDefined } from '../result.ts';
import type { Interval, Result } from '../result.ts';

/** The mean change in units of the score, how far it may lie off, and how odd it would be if nothing had changed. */
export type PairedT = {
	n: number;
	meanChange: number;
	sdChange: number;
	standardError: number;
	t: number;
	df: number;
	/** Two-sided, 0 to 1. */
	p: number;
	/** For the mean change. */
	interval: Interval;
};

/**
 * The paired t-test: t = d̄ / (s_d / √n) on n − 1 degrees of freedom, with the interval d̄ ± t₍quantile₎ · s_d / √n, where
 * d is after minus before (Student 1908). It assumes that the mean of the differences is near enough to normal.
 *
 * Not defined for nobody (`no-observations`), one person (`too-few-observations`), and when everybody changed by exactly
 * the same amount (`no-variation`). `level` lies between 0 and 1 and is 0.95 unless given. `RangeError` for lists of
 * different lengths or numbers that are not finite.
 */
export function pairedT(pre: readonly number[], post: readonly number[], level = 0.95): Result<PairedT> {
	demandLevel(level);
	return pairedTOf(differences(pre, post), level);
}

/** The same from the differences themselves. */
export function pairedTOf(changes: readonly number[], level: number): Result<PairedT> {
	const n = changes.length;
	if (n === 0) return notDefined('no-observations');
	if (n === 1) return notDefined('too-few-observations');
	const [meanChange, sdChange, df] = [meanOf(changes), sdOf(changes), n - 1];
	if (sdChange === 0) return notDefined('no-variation');
	const standardError = sdChange / Math.sqrt(n);
	const t = meanChange / standardError;
	const reach = tQuantile((1 + level) / 2, df) * standardError;
	const interval = { lower: meanChange - reach, upper: meanChange + reach, level };
	const p = Math.min(1, 2 * tCdf(-Math.abs(t), df));
	return defined({ n, meanChange, sdChange, standardError, t, df, p, interval });
}
