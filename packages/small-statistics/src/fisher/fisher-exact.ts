import { demandCount, demandLevel } from '../demand.ts';
import { defined, notDefined } from '../result.ts';
import type { Interval, Result } from '../result.ts';
import { logChances, tilted } from './hypergeometric.ts';
import { conditionalOdds, oddsWithTail } from './odds-ratio.ts';

/** Two rows of two counts: `[[a, b], [c, d]]`. */
export type TwoByTwo = readonly [readonly [number, number], readonly [number, number]];

export type FisherExact = {
	/** Two-sided, 0 to 1. */
	p: number;
	/** From 0 to Infinity: 0 or Infinity where a count of 0 leaves no other estimate. */
	oddsRatio: number;
	/** For the odds ratio; its limits too can be 0 and Infinity. */
	interval: Interval;
};

/**
 * Fisher's exact test of a two by two table: p is the sum of the chances of all tables with the same margins that are no
 * likelier than the one observed, with R's margin of 1e-7 for rounding (Fisher 1935). The odds ratio is the conditional
 * maximum likelihood estimate, not ad/bc, and its interval inverts the exact one-sided tests (Cornfield 1956), as in R's
 * `fisher.test`; both are solved to 1e-13, where R stops at about 1e-4.
 *
 * Not defined without anybody (`no-observations`) and when a row or a column is empty (`empty-margin`). `RangeError` for
 * anything that is not a whole number from 0.
 */
export function fisherExact([[a, b], [c, d]]: TwoByTwo, level = 0.95): Result<FisherExact> {
	Object.entries({ a, b, c, d }).forEach(([name, count]) => demandCount(count, name));
	demandLevel(level);
	if (a + b + c + d === 0) return notDefined('no-observations');
	if ([a + b, c + d, a + c, b + d].includes(0)) return notDefined('empty-margin');
	const cell = logChances(a + b, a + c, a + b + c + d);
	const chances = tilted(cell, 0);
	const asLikely = (chances[a - cell.least] ?? 0) * (1 + 1e-7);
	const p = chances.reduce((sum, chance) => (chance <= asLikely ? sum + chance : sum), 0);
	const outside = (1 - level) / 2;
	const interval = {
		lower: oddsWithTail(cell, a, 'upper', outside),
		upper: oddsWithTail(cell, a, 'lower', outside),
		level
	};
	return defined({ p: Math.min(1, p), oddsRatio: conditionalOdds(cell, a), interval });
}
