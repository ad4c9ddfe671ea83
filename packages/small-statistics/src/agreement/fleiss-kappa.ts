import { defined, notDefined } from '../result.ts';
import type { Result } from '../result.ts';
import { completeUnits, demandRatings, sumOfPairs, tally } from './ratings.ts';
import type { Ratings } from './ratings.ts';

export type FleissKappa = {
	/** 1 is complete agreement, 0 is what chance would give; it can be negative. */
	value: number;
	observed: number;
	expected: number;
	/** Units that every coder coded; the others were left out. */
	units: number;
	coders: number;
};

/**
 * Fleiss' kappa for two or more coders and codes without an order: κ = (P̄ − P̄_e) / (1 − P̄_e), with P̄ the mean share of
 * agreeing pairs of coders per unit and P̄_e = Σ p_j² over the shares of the codes (Fleiss 1971). Which coder wrote which code
 * plays no part, so the coders may be different people from unit to unit.
 *
 * A unit that somebody left out is left out altogether, as `irr::kappam.fleiss` does; `krippendorffAlpha` uses it. Not
 * defined when nothing is left (`no-observations`) and when one code was used throughout (`one-code-only`). `RangeError`
 * for fewer than two coders.
 */
export function fleissKappa(ratings: Ratings): Result<FleissKappa> {
	demandRatings(ratings, { least: 2 });
	const rows = completeUnits(ratings);
	const [units, coders] = [rows.length, rows[0]?.length ?? 0];
	if (units === 0) return notDefined('no-observations');
	const all = tally(rows.flat());
	if (all.size === 1) return notDefined('one-code-only');
	const agreeing = rows.map((row) => sumOfPairs(row, (one, other) => Number(one === other)));
	const observed = agreeing.reduce((sum, pairs) => sum + pairs, 0) / (units * coders * (coders - 1));
	const expected = [...all.values()].reduce((sum, count) => sum + (count / (units * coders)) ** 2, 0);
	return defined({ value: (observed - expected) / (1 - expected), observed, expected, units, coders });
}
