import { demandCount, demandLevel, demandSameLength } from '../demand.ts';
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
	/**
	 * For each unit the cluster that it comes from (the text that a sentence stands in): whole clusters are drawn then, since
	 * units of one cluster are alike.
	 */
	readonly clusters?: readonly (string | number)[];
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
 * With `clusters` whole clusters are drawn, as many as there are, each with all of its units (Davison and Hinkley 1997, 3.8).
 * As many clusters as units, one each, give the same interval as none. Below about 20 clusters it is too narrow as well.
 *
 * Not defined when the statistic itself is not (the same reason), and when more than one resample in twenty has no value
 * (`unusable-resamples`). `RangeError` for a seed, a number of resamples or a level out of range, and for clusters that are
 * not one a unit.
 */
export function bootstrapInterval<Unit>(
	units: readonly Unit[],
	statistic: (units: readonly Unit[]) => Result<{ value: number }>,
	options: BootstrapOptions = {}
): Result<Bootstrap> {
	const { seed = 1, resamples = 2000, level = 0.95, clusters } = options;
	demandCount(resamples, 'resamples');
	if (resamples < 100) throw new RangeError(`resamples must be at least 100, not ${resamples}`);
	demandLevel(level);
	const drawable = clusters ? unitsByCluster(units, clusters) : units.map((unit) => [unit]);
	const random = seededRandom(seed);
	const whole = statistic(units);
	if (!whole.defined) return whole;
	const values: number[] = [];
	for (let round = 0; round < resamples; round++) {
		const drawn = drawable.flatMap(() => drawable[Math.floor(random() * drawable.length)] as Unit[]);
		const result = statistic(drawn);
		if (result.defined) values.push(result.value);
	}
	const unusable = resamples - values.length;
	if (unusable > resamples / 20) return notDefined('unusable-resamples');
	const ordered = sorted(values);
	const [lower, upper] = [quantileOfSorted(ordered, (1 - level) / 2, 7), quantileOfSorted(ordered, (1 + level) / 2, 7)];
	return defined({ interval: { lower, upper, level }, seed, resamples, unusable });
}

/** The units of each cluster, in the order in which the clusters first occur. */
function unitsByCluster<Unit>(units: readonly Unit[], clusters: readonly (string | number)[]): Unit[][] {
	demandSameLength(units, clusters, 'units and clusters');
	const byCluster = new Map<string | number, Unit[]>();
	units.forEach((unit, place) => {
		const cluster = clusters[place] ?? '';
		const own = byCluster.get(cluster) ?? [];
		own.push(unit);
		byCluster.set(cluster, own);
	});
	return [...byCluster.values()];
}
