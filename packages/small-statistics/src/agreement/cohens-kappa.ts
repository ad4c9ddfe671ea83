import { demandLevel } from '../demand.ts';
import { normalQuantile } from '../distributions/distributions.ts';
import { defined, notDefined } from '../result.ts';
import type { Interval, Result } from '../result.ts';
import { completeUnits, demandRatings, tally } from './ratings.ts';
import type { Code, Ratings } from './ratings.ts';

export type CohensKappa = {
	/** From −1 to 1; 1 is complete agreement, 0 is what chance would give. */
	value: number;
	/** The share of units on which both agree, and the share expected by chance. */
	observed: number;
	expected: number;
	/** Units that both coded; the others were left out. */
	units: number;
	/** For large samples; with few units prefer `bootstrapInterval`. */
	interval: Interval;
};

/**
 * Cohen's kappa for two coders and codes without an order: κ = (p_o − p_e) / (1 − p_e), where p_e is the agreement that two
 * coders with these habits would reach by chance (Cohen 1960). Interval κ ± z · SE with the standard error of Fleiss, Cohen
 * and Everitt (1969). A coder who only ever used one code gives κ = 0, unless the other one did the same.
 *
 * Not defined when no unit was coded by both (`no-observations`) and when both used one and the same code throughout
 * (`one-code-only`). `RangeError` unless every row has two codes.
 */
export function cohensKappa(ratings: Ratings, level = 0.95): Result<CohensKappa> {
	demandRatings(ratings, { least: 2, most: 2 });
	demandLevel(level);
	const pairs = completeUnits(ratings) as [Code, Code][];
	const units = pairs.length;
	if (units === 0) return notDefined('no-observations');
	const [first, second] = [tally(pairs.map(([code]) => code)), tally(pairs.map(([, code]) => code))];
	const share = (counts: Map<Code, number>, code: Code) => (counts.get(code) ?? 0) / units;
	const observed = pairs.filter(([one, other]) => one === other).length / units;
	const expected = [...first.keys()].reduce<number>((sum, code) => sum + share(first, code) * share(second, code), 0);
	if (first.size === 1 && second.size === 1 && observed === 1) return notDefined('one-code-only');
	const value = (observed - expected) / (1 - expected);
	// The two sums of the formula, over cells of the table, are taken over the units that fell in them.
	const sums = pairs.reduce((sum, [one, other]) => {
		if (one !== other) return sum + ((1 - value) * (share(second, one) + share(first, other))) ** 2;
		return sum + (1 - (share(first, one) + share(second, one)) * (1 - value)) ** 2;
	}, 0);
	const variance = sums / units - (value - expected * (1 - value)) ** 2;
	const error = Math.sqrt(Math.max(0, variance) / units) / (1 - expected);
	const reach = normalQuantile((1 + level) / 2) * error;
	return defined({ value, observed, expected, units, interval: { lower: value - reach, upper: value + reach, level } });
}
