import { demandCount, demandLevel } from '../demand.ts';
import { quantileOfSorted } from '../describe/quantile.ts';
import { seededRandom } from '../numbers/seeded-random.ts';
import { sorted } from '../numbers/sorted.ts';
import { defined, notDefined } from '../result.ts';
import type { Interval, Result } from '../result.ts';

export type BootstrapOptions = {
	/** Whole number from 0 to 2³² − 1, 1 unless given: the same seed gives the same interval everywhere. */
	readonly seed?: number;
	/** How many resamples, 2000 unless given, from 100 on. */
	readonly resamples?: number;
	readonly level?: number;
};

export type Bootstrap = {
	interval: Interval;
	/** What is needed to make the interval again. */
	seed: number;
	resamples: number;
	/** Resamples in which the statistic had no value, left out of the interval. */
	unusable: number;
};

/**
 * An interval for any statistic of a list of units (rows of `Ratings`, people): units are drawn again with replacement, the
 * statistic is worked out each time, and the interval runs between the quantiles (type 7) of the results (the percentile
 * bootstrap, Efron 1979). Below about 20 units it is too narrow: say so beside it.
 *
 * Not defined when the statistic itself is not (the same reason), and when more than one resample in twenty has no value
 * (`unusable-resamples`). `RangeError` for a seed, a number of resamples or a level out of range.
 */
export function bootstrapInterval<Unit>(
	units: readonly Unit[],
	statistic: (units: readonly Unit[]) => Result<{ value: number }>,
	options: BootstrapOptions = {}
): Result<Bootstrap> {
	const { seed = 1, resamples = 2000, level = 0.95 } = options;
	demandCount(resamples, 'resamples');
	if (resamples < 100) throw new RangeError(`resamples must be at least 100, not ${resamples}`);
	demandLevel(level);
	const random = seededRandom(seed);
	const whole = statistic(units);
	if (!whole.defined) return whole;
	const values: number[] = [];
	for (let round = 0; round < resamples; round++) {
		const drawn = units.map(() => units[Math.floor(random() * units.length)] as Unit);
		const result = statistic(drawn);
		if (result.defined) values.push(result.value);
	}
	const unusable = resamples - values.length;
	if (unusable > resamples / 20) return notDefined('unusable-resamples');
	const ordered = sorted(values);
	const [lower, upper] = [quantileOfSorted(ordered, (1 - level) / 2, 7), quantileOfSorted(ordered, (1 + level) / 2, 7)];
	return defined({ interval: { lower, upper, level }, seed, resamples, unusable });
}
