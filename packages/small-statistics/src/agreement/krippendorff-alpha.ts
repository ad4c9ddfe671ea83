import { defined, notDefined } from '../result.ts';
import type { Result } from '../result.ts';
import { distanceAt } from './distance.ts';
import type { MeasurementLevel } from './distance.ts';
import { demandRatings, sumOfPairs, tally } from './ratings.ts';
import type { Code, Ratings } from './ratings.ts';

export type KrippendorffAlpha = {
	/** 1 is complete agreement, 0 is what chance would give; it can be negative. */
	value: number;
	level: MeasurementLevel;
	/** Units that at least two coders coded, and the codes in them. */
	units: number;
	codes: number;
};

/**
 * Krippendorff's alpha for any number of coders, with units that some of them left out: α = 1 − D_o / D_e, the disagreement
 * within units over the disagreement between any two codes at all, from the matrix of coincidences (Krippendorff 2011).
 * The level says how disagreements weigh: `nominal` (the same or not), `ordinal`, `interval` or `ratio`.
 *
 * A unit counts when at least two coders coded it. Not defined when there is none (`no-observations`) and when one code was
 * used throughout (`one-code-only`). `RangeError` for fewer than two coders and for codes that are not numbers at a level
 * that needs numbers.
 */
export function krippendorffAlpha(ratings: Ratings, level: MeasurementLevel = 'nominal'): Result<KrippendorffAlpha> {
	demandRatings(ratings, { least: 2 });
	const rows = ratings.map((row) => row.filter((code) => code !== null)).filter((row) => row.length > 1);
	const counts = tally(rows.flat());
	const distance = distanceAt(level, counts);
	if (rows.length === 0) return notDefined('no-observations');
	if (counts.size === 1) return notDefined('one-code-only');
	const codes = rows.reduce((sum, row) => sum + row.length, 0);
	const within = rows.reduce((sum, row) => sum + sumOfPairs(row, distance) / (row.length - 1), 0);
	const between = disagreement(counts, distance) / (codes - 1);
	return defined({ value: 1 - within / between, level, units: rows.length, codes });
}

/** The sum of distances over all ordered pairs of codes. */
function disagreement(counts: ReadonlyMap<Code, number>, distance: (one: Code, other: Code) => number): number {
	const entries = [...counts];
	let sum = 0;
	entries.forEach(([one, often], place) => {
		for (const [other, times] of entries.slice(place + 1)) sum += 2 * often * times * distance(one, other);
	});
	return sum;
}
