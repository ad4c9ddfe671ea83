import { radixSorted } from './radix-sort.ts';

/**
 * The values, all finite, from the smallest to the largest. Scores of a questionnaire take few values, and few are counted
 * sooner than sorted.
 */
export function sorted(values: readonly number[]): Float64Array {
	const counts = new Map<number, number>();
	for (const value of values) {
		const count = counts.get(value);
		if (count === undefined && counts.size === 500) return manySorted(values);
		counts.set(value, (count ?? 0) + 1);
	}
	const result = new Float64Array(values.length);
	let end = 0;
	for (const value of new Float64Array([...counts.keys()]).sort()) {
		const start = end;
		end += counts.get(value) ?? 0;
		result.fill(value, start, end);
	}
	return result;
}

function manySorted(values: readonly number[]): Float64Array {
	return values.length < 10_000 ? new Float64Array(values).sort() : radixSorted(values);
}
