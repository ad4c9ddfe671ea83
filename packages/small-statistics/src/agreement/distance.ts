import type { Code } from './ratings.ts';

/** How far codes can be apart: not at all or wholly, by rank, by difference, or by proportion. */
export type MeasurementLevel = 'nominal' | 'ordinal' | 'interval' | 'ratio';

/**
 * The squared distance between any two codes at a level of measurement, given how often each code occurs in units that
 * count (Krippendorff 2011). For all but nominal codes every code must be a number; ratio codes must not be negative.
 */
export function distanceAt(
	level: MeasurementLevel,
	counts: ReadonlyMap<Code, number>
): (one: Code, other: Code) => number {
	if (level === 'nominal') return (one, other) => (one === other ? 0 : 1);
	const numbers = [...counts.keys()].map((code) => numeric(code, level)).sort((a, b) => a - b);
	if (level === 'interval') return (one, other) => (Number(one) - Number(other)) ** 2;
	if (level === 'ratio') return proportion;
	const middles = new Map<Code, number>();
	let below = 0;
	for (const code of numbers) {
		const count = counts.get(code) ?? 0;
		middles.set(code, below + count / 2);
		below += count;
	}
	// The codes between two, and half of each of the two, lie between the middles of their places.
	return (one, other) => ((middles.get(one) ?? 0) - (middles.get(other) ?? 0)) ** 2;
}

function proportion(one: Code, other: Code): number {
	const sum = Number(one) + Number(other);
	return sum === 0 ? 0 : ((Number(one) - Number(other)) / sum) ** 2;
}

function numeric(code: Code, level: MeasurementLevel): number {
	if (typeof code === 'number' && !(level === 'ratio' && code < 0)) return code;
	const wanted = level === 'ratio' ? 'a number from 0' : 'a number';
	throw new RangeError(`a code at ${level} level must be ${wanted}, not ${JSON.stringify(code)}`);
}
