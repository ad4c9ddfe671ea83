import { demandFinite } from '../demand.ts';
import { sorted } from '../numbers/sorted.ts';
import { defined, notDefined } from '../result.ts';
import type { Result } from '../result.ts';
import { meanOf, sdOf } from './moments.ts';
import { quantileOfSorted } from './quantile.ts';
import type { QuantileType } from './quantile.ts';

/** A list of scores in nine numbers. `sd` is a result of its own: one value has a mean, but no standard deviation. */
export type Description = {
	n: number;
	mean: number;
	sd: Result<{ value: number }>;
	min: number;
	lowerQuartile: number;
	median: number;
	upperQuartile: number;
	max: number;
	quantileType: QuantileType;
};

/**
 * What a list of scores looks like, in the units of the scores, with the type of the quartiles stated (see `quantile`).
 * The standard deviation has n − 1 in the denominator. Not defined for an empty list (`no-observations`).
 */
export function describe(values: readonly number[], quantileType: QuantileType = 7): Result<Description> {
	demandFinite(values, 'values');
	const n = values.length;
	if (n === 0) return notDefined('no-observations');
	const ordered = sorted(values);
	const at = (probability: number) => quantileOfSorted(ordered, probability, quantileType);
	return defined({
		n,
		mean: meanOf(values),
		sd: standardDeviation(values),
		min: at(0),
		lowerQuartile: at(0.25),
		median: at(0.5),
		upperQuartile: at(0.75),
		max: at(1),
		quantileType
	});
}

/** The standard deviation with n − 1 in the denominator. Not defined below two values (`too-few-observations`). */
export function standardDeviation(values: readonly number[]): Result<{ value: number }> {
	demandFinite(values, 'values');
	if (values.length === 0) return notDefined('no-observations');
	return values.length < 2 ? notDefined('too-few-observations') : defined({ value: sdOf(values) });
}
