import { normalCdf } from '../distributions/distributions.ts';
import { differences } from '../numbers/differences.ts';
import { defined, notDefined } from '../result.ts';
import type { Result } from '../result.ts';
import { mostForExact, signedRankCdf } from './signed-rank-distribution.ts';
import { signedRanks } from './signed-ranks.ts';
import type { SignedRanks } from './signed-ranks.ts';

export type WilcoxonOptions = {
	/** `exact`, `approximate`, or by the number of differences that are not zero (the default). */
	readonly method?: 'exact' | 'approximate' | 'by-size';
	/** By size: exact up to this many, at most 1000; 500 unless given, which takes a few hundredths of a second. */
	readonly exactUpTo?: number;
	/** Whether the approximation moves V half a step towards its mean; true unless given, as in R. */
	readonly continuityCorrection?: boolean;
};

export type Wilcoxon = {
	/** Differences that are not zero: the ones that were ranked. */
	n: number;
	zeros: number;
	ties: boolean;
	/** The sum of the ranks of the positive differences, from 0 to n(n + 1)/2. */
	v: number;
	/** Two-sided, 0 to 1. */
	p: number;
	method: 'exact' | 'approximate';
};

/**
 * Wilcoxon's signed-rank test of after minus before: zeros are left out, ties get midranks.
 *
 * Exact: p = 2 · min(P(V ≤ v), P(V ≥ v)), at most 1, over all 2^n patterns of signs of the ranks that were observed, so it
 * is exact with ties too. Without ties it is R's `wilcox.test(exact = TRUE)`; with ties or zeros R gives its
 * approximation instead.
 * Approximate: normal, mean n(n + 1)/4, variance n(n + 1)(2n + 1)/24 − Σ(t³ − t)/48 over groups of t ties.
 *
 * Not defined for nobody (`no-observations`) and when every difference is zero (`no-differences`). `RangeError` for lists
 * of different lengths, numbers that are not finite, and an exact test on more than 1000 differences.
 */
export function wilcoxonSignedRank(
	pre: readonly number[],
	post: readonly number[],
	options: WilcoxonOptions = {}
): Result<Wilcoxon> {
	return wilcoxonOf(differences(pre, post), options);
}

/** The same from the differences themselves. */
export function wilcoxonOf(changes: readonly number[], options: WilcoxonOptions): Result<Wilcoxon> {
	const { method = 'by-size', exactUpTo = 500, continuityCorrection = true } = options;
	if (changes.length === 0) return notDefined('no-observations');
	const ranks = signedRanks(changes);
	if (ranks.n === 0) return notDefined('no-differences');
	const exact = method === 'exact' || (method === 'by-size' && ranks.n <= Math.min(exactUpTo, mostForExact));
	return defined({
		n: ranks.n,
		zeros: ranks.zeros,
		ties: ranks.tieTerm > 0,
		v: ranks.doubledV / 2,
		p: exact ? exactP(ranks) : approximateP(ranks, continuityCorrection),
		method: exact ? 'exact' : 'approximate'
	});
}

function exactP({ n, doubledRanks, doubledV }: SignedRanks): number {
	const mirrored = n * (n + 1) - doubledV;
	return Math.min(1, 2 * signedRankCdf(Math.min(doubledV, mirrored), [...doubledRanks]));
}

function approximateP({ n, doubledV, tieTerm }: SignedRanks, corrected: boolean): number {
	const off = doubledV / 2 - (n * (n + 1)) / 4;
	const variance = (n * (n + 1) * (2 * n + 1)) / 24 - tieTerm / 48;
	const z = (Math.abs(off) - (corrected && off !== 0 ? 0.5 : 0)) / Math.sqrt(variance);
	return 2 * normalCdf(-Math.abs(z));
}
