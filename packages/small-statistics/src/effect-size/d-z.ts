import { demandLevel } from '../demand.ts';
import { meanOf, sdOf } from '../describe/moments.ts';
import { nonCentralTCdf } from '../distributions/non-central-t.ts';
import { differences } from '../numbers/differences.ts';
import { rootBetween } from '../numbers/root.ts';
import { defined, notDefined } from '../result.ts';
import type { Interval, Result } from '../result.ts';
import { hedgesCorrection } from './hedges.ts';

export type DZ = {
	n: number;
	/** Mean change in units of the standard deviation of the changes; positive when scores rose. */
	d: number;
	interval: Interval;
	/** d and its interval times Hedges' correction; not defined for two people. */
	hedges: Result<{ g: number; interval: Interval }>;
};

/**
 * d_z, the mean change divided by the standard deviation of the changes, with the interval from the non-central t
 * distribution: the shifts λ with P(T ≤ t; ν, λ) = (1 ± level)/2 at t = d_z √n and ν = n − 1, divided by √n
 * (Steiger and Fouladi 1997). It says how evenly people changed; it can't be compared with d of two separate groups.
 *
 * Not defined for nobody (`no-observations`), one person (`too-few-observations`), and when everybody changed by the same
 * amount (`no-variation`). `RangeError` for lists of different lengths, numbers not finite, a level not in 0 to 1.
 */
export function dZ(pre: readonly number[], post: readonly number[], level = 0.95): Result<DZ> {
	demandLevel(level);
	return dZOf(differences(pre, post), level);
}

/** The same from the differences themselves. */
export function dZOf(changes: readonly number[], level: number): Result<DZ> {
	const n = changes.length;
	if (n === 0) return notDefined('no-observations');
	if (n === 1) return notDefined('too-few-observations');
	const sd = sdOf(changes);
	if (sd === 0) return notDefined('no-variation');
	const d = meanOf(changes) / sd;
	const interval = intervalOf(d, n, level);
	const correction = hedgesCorrection(n - 1);
	return defined({
		n,
		d,
		interval,
		hedges: correction.defined ? corrected(d, interval, correction.factor) : correction
	});
}

function corrected(d: number, { lower, upper, level }: Interval, factor: number) {
	return defined({ g: factor * d, interval: { lower: factor * lower, upper: factor * upper, level } });
}

function intervalOf(d: number, n: number, level: number): Interval {
	const t = d * Math.sqrt(n);
	const lower = shiftFor((1 + level) / 2, t, n - 1) / Math.sqrt(n);
	const upper = shiftFor((1 - level) / 2, t, n - 1) / Math.sqrt(n);
	return { lower, upper, level };
}

/** The shift at which the observed t lies at the given probability. A larger shift makes a given t less probable. */
function shiftFor(probability: number, t: number, df: number): number {
	const excess = (shift: number) => nonCentralTCdf(t, df, shift) - probability;
	let reach = 4 + 2 * Math.sqrt(1 + t ** 2 / (2 * df));
	while (excess(t - reach) < 0 || excess(t + reach) > 0) reach *= 2;
	return rootBetween(excess, t - reach, t + reach);
}
