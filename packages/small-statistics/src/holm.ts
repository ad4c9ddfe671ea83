import { demandProbability } from './demand.ts';

/**
 * The probabilities of several tests, adjusted for their number by Holm's method (1979): sorted upwards, the k-th of m is
 * multiplied by m − k + 1, none falls below one before it, none exceeds 1. In the order in which they came; an empty
 * list stays empty. It is `p.adjust(p, "holm")` in R.
 *
 * Leave out tests that were not defined: they are not tests. `RangeError` for a probability outside 0 to 1.
 */
export function holm(probabilities: readonly number[]): number[] {
	probabilities.forEach((p, place) => demandProbability(p, `probabilities[${place}]`));
	const order = probabilities.map((p, place) => ({ p, place })).sort((one, other) => one.p - other.p);
	const adjusted = new Array<number>(order.length);
	let most = 0;
	order.forEach(({ p, place }, rank) => {
		most = Math.max(most, Math.min(1, p * (order.length - rank)));
		adjusted[place] = most;
	});
	return adjusted;
}
