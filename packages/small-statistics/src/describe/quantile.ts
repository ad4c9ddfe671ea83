import { demandFinite, demandProbability } from '../demand.ts';
import { sorted } from '../numbers/sorted.ts';
import { defined, notDefined } from '../result.ts';
import type { Result } from '../result.ts';

/**
 * How a quantile falls between two values, by the numbers of Hyndman and Fan (1996):
 * 7 (the default of R and of Excel's QUARTILE.INC) or 6 (of SPSS and Minitab, and Excel's QUARTILE.EXC).
 */
export type QuantileType = 6 | 7;

/**
 * The value below which a share `probability` of the list lies, with the type stated.
 *
 * With x sorted and h = (n − 1)p + 1 for type 7 or (n + 1)p for type 6: x⌊h⌋ + (h − ⌊h⌋)(x⌊h⌋₊₁ − x⌊h⌋), held between the
 * least and the greatest value. Not defined for an empty list (`no-observations`).
 */
export function quantile(
	values: readonly number[],
	probability: number,
	type: QuantileType = 7
): Result<{ value: number; type: QuantileType }> {
	demandFinite(values, 'values');
	demandProbability(probability, 'probability');
	if (values.length === 0) return notDefined('no-observations');
	return defined({ value: quantileOfSorted(sorted(values), probability, type), type });
}

/** The same for a list that is sorted already and not empty. */
export function quantileOfSorted(ordered: ArrayLike<number>, probability: number, type: QuantileType): number {
	const n = ordered.length;
	const h = type === 7 ? (n - 1) * probability + 1 : (n + 1) * probability;
	const below = Math.min(Math.max(Math.floor(h), 1), n);
	const low = ordered[below - 1] ?? NaN;
	const high = ordered[Math.min(below, n - 1)] ?? NaN;
	return h < 1 || h >= n ? low : low + (h - below) * (high - low);
}
