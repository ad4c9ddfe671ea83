import { demandCount, demandLevel, demandProbability } from '../demand.ts';
import { binomialPmf } from '../distributions/binomial-pmf.ts';
import { binomialCdf } from '../distributions/distributions.ts';
import { defined, notDefined } from '../result.ts';
import type { Interval, Result } from '../result.ts';
import { clopperPearsonOf } from './clopper-pearson.ts';

export type BinomialTest = { successes: number; trials: number; share: number; p: number; interval: Interval };

/**
 * The exact binomial test: how odd is this number of successes if the chance of each is `chance`? p is two-sided: the
 * probability of all outcomes that are no likelier than the one observed (with R's margin of 1e-7 for rounding), as in R's
 * `binom.test`. The interval for the share is Clopper and Pearson's (1934).
 *
 * `successes` 0 to `trials`, `chance` 0 to 1 (one half unless given). Not defined without trials (`no-observations`).
 */
export function binomialTest(successes: number, trials: number, chance = 0.5, level = 0.95): Result<BinomialTest> {
	demandCount(trials, 'trials');
	demandCount(successes, 'successes', trials);
	demandProbability(chance, 'chance');
	demandLevel(level);
	if (trials === 0) return notDefined('no-observations');
	const interval = clopperPearsonOf(successes, trials, level);
	return defined({
		successes,
		trials,
		share: successes / trials,
		p: binomialTwoSided(successes, trials, chance),
		interval
	});
}

/** The two-sided p alone; 1 without trials. */
export function binomialTwoSided(successes: number, trials: number, chance: number): number {
	if (chance === 0.5) return Math.min(1, 2 * binomialCdf(Math.min(successes, trials - successes), trials, 0.5));
	const likeliest = trials * chance;
	if (successes === likeliest) return 1;
	const asLikely = binomialPmf(successes, trials, chance) * (1 + 1e-7);
	const noLikelier = (k: number) => binomialPmf(k, trials, chance) <= asLikely;
	if (successes < likeliest) {
		const other = firstTrue(Math.ceil(likeliest), trials + 1, (k) => k > trials || noLikelier(k));
		return Math.min(1, binomialCdf(successes, trials, chance) + upperTail(other, trials, chance));
	}
	const other = firstTrue(0, Math.floor(likeliest) + 1, (k) => k > likeliest || !noLikelier(k)) - 1;
	return Math.min(1, binomialCdf(other, trials, chance) + upperTail(successes, trials, chance));
}

/** P(X ≥ k). */
function upperTail(k: number, trials: number, chance: number): number {
	return k > trials ? 0 : binomialCdf(trials - k, trials, 1 - chance);
}

/** The first whole number from `least` on for which a condition that stays true once it is true holds. */
function firstTrue(least: number, most: number, holds: (k: number) => boolean): number {
	let [low, high] = [least, most];
	while (low < high) {
		const middle = Math.floor((low + high) / 2);
		if (holds(middle)) high = middle;
		else low = middle + 1;
	}
	return low;
}
