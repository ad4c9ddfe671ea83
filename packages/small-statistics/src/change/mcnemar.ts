import { demandCount } from '../demand.ts';
import { binomialPmf } from '../distributions/binomial-pmf.ts';
import { binomialCdf, chiSquareUpperTail } from '../distributions/distributions.ts';
import { defined, notDefined } from '../result.ts';
import type { Result } from '../result.ts';

export type McNemar = {
	b: number;
	c: number;
	/** The exact two-sided probability, 0 to 1; it is 1 when nobody crossed. */
	p: number;
	/** Less cautious, and nearer to what it promises. Not defined when nobody crossed. */
	midP: Result<{ p: number }>;
	/** The large-sample test with its correction, to compare with publications. Not defined when nobody crossed. */
	chiSquare: Result<{ statistic: number; df: number; p: number }>;
};

/**
 * McNemar's test from the two numbers of people who crossed a threshold: `b` from above it to below, `c` from below it to
 * above (which way round changes no probability). People who stayed on their side say nothing about change.
 *
 * Exact: p = 2 · P(X ≤ min(b, c)) for X binomial with b + c trials and chance one half, at most 1 (McNemar 1947).
 * Mid-p: the exact p less P(X = b); when b = c, 1 − ½ P(X = b) (Fagerland, Lydersen and Laake 2013).
 * Chi-square: (|b − c| − 1)² / (b + c) on one degree of freedom, and 0 when b = c, as R's `mcnemar.test`.
 *
 * `RangeError` unless both are whole numbers from 0.
 */
export function mcNemar(b: number, c: number): McNemar {
	demandCount(b, 'b');
	demandCount(c, 'c');
	const [least, trials] = [Math.min(b, c), b + c];
	if (trials === 0) {
		const nobody = notDefined('no-discordant-pairs');
		return { b, c, p: 1, midP: nobody, chiSquare: nobody };
	}
	const point = binomialPmf(b, trials, 0.5);
	const p = Math.min(1, 2 * binomialCdf(least, trials, 0.5));
	const statistic = b === c ? 0 : (Math.abs(b - c) - 1) ** 2 / trials;
	return {
		b,
		c,
		p,
		midP: defined({ p: b === c ? 1 - point / 2 : Math.max(0, p - point) }),
		chiSquare: defined({ statistic, df: 1, p: chiSquareUpperTail(statistic, 1) })
	};
}
