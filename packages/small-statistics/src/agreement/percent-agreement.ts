import { defined, notDefined } from '../result.ts';
import type { Result } from '../result.ts';
import { demandRatings } from './ratings.ts';
import type { Code, Ratings } from './ratings.ts';

export type PercentAgreement = {
	/** From 0 to 1: the mean over the pairs of coders of the share of units on which the two agree. */
	value: number;
	/** Pairs of coders with a unit that both coded. */
	pairs: number;
	/** Units that at least two coders coded. */
	units: number;
};

export type PositiveAgreement = {
	/** From 0 to 1: of all that either coder of a pair said, the share that both said. */
	value: number;
	/** Units on which both of a pair said yes, and units on which they differ, added up over the pairs. */
	both: number;
	differ: number;
};

/**
 * How often two coders wrote the same: the share of units that both coded, for each pair of coders, and the mean of the pairs.
 * It flatters whatever most units are not about; `positiveAgreement` does not.
 *
 * Not defined when no unit was coded by two (`no-observations`). `RangeError` for fewer than two coders.
 */
export function percentAgreement(ratings: Ratings): Result<PercentAgreement> {
	demandRatings(ratings, { least: 2 });
	const shares = pairsOf(ratings)
		.filter((pair) => pair.length > 0)
		.map((pair) => pair.filter(([one, other]) => one === other).length / pair.length);
	if (shares.length === 0) return notDefined('no-observations');
	const value = shares.reduce((sum, share) => sum + share, 0) / shares.length;
	const units = ratings.filter((row) => row.filter((code) => code !== null).length > 1).length;
	return defined({ value, pairs: shares.length, units });
}

/**
 * Agreement on what was said rather than on what was not: 2·both ÷ (2·both + differ), pooled over the pairs of coders, for
 * codes 1 (said) and 0 (not said). It is Dice's coefficient (1945), the specific agreement of Spitzer and Fleiss (1974).
 *
 * Not defined when no unit was coded by two (`no-observations`) and when nobody said it of any unit that two coded
 * (`nobody-said-it`). `RangeError` for fewer than two coders and for codes other than 0 and 1.
 */
export function positiveAgreement(ratings: Ratings): Result<PositiveAgreement> {
	demandRatings(ratings, { least: 2 });
	ratings.forEach((row, unit) => {
		const odd = row.find((code) => code !== null && code !== 0 && code !== 1);
		if (odd !== undefined) throw new RangeError(`ratings[${unit}] must hold 0, 1 or null, not ${JSON.stringify(odd)}`);
	});
	const pairs = pairsOf(ratings).flat();
	if (pairs.length === 0) return notDefined('no-observations');
	const both = pairs.filter(([one, other]) => one === 1 && other === 1).length;
	const differ = pairs.filter(([one, other]) => one !== other).length;
	if (both + differ === 0) return notDefined('nobody-said-it');
	return defined({ value: (2 * both) / (2 * both + differ), both, differ });
}

/** For each pair of coders what they wrote of the units that both coded. */
function pairsOf(ratings: Ratings): [Code, Code][][] {
	const coders = [...(ratings[0] ?? []).keys()];
	return coders.flatMap((one) =>
		coders.slice(one + 1).map((other) =>
			ratings.flatMap((row): [Code, Code][] => {
				const [first, second] = [row[one] ?? null, row[other] ?? null];
				return first === null || second === null ? [] : [[first, second]];
			})
		)
	);
}
