/** No score is as large as this, and the fourth power of nothing smaller is too large for a computer. */
const largest = 1e50;

/** Refuses a list with a number that is not finite: missing people are left out by the caller, who must say how many. */
export function demandFinite(values: readonly number[], name: string): void {
	for (let place = 0; place < values.length; place++) {
		const value = values[place];
		if (value !== undefined && Math.abs(value) <= largest) continue;
		throw new RangeError(`${name}[${place}] must be a finite number up to ${largest}, not ${value}`);
	}
}

/** Refuses two lists that can't belong to the same people. */
export function demandSameLength(first: readonly unknown[], second: readonly unknown[], names: string): void {
	if (first.length !== second.length) {
		throw new RangeError(`${names} must have the same length, not ${first.length} and ${second.length}`);
	}
}

/** Refuses a level of confidence that is not strictly between 0 and 1. */
export function demandLevel(level: number): void {
	if (!(level > 0 && level < 1)) throw new RangeError(`level must lie between 0 and 1, not ${level}`);
}

/** Refuses a probability outside 0 to 1. */
export function demandProbability(value: number, name: string): void {
	if (!(value >= 0 && value <= 1)) throw new RangeError(`${name} must lie from 0 to 1, not ${value}`);
}

/** Refuses anything that does not count: a negative, a fraction, more than `most`. */
export function demandCount(value: number, name: string, most: number = Number.MAX_SAFE_INTEGER): void {
	if (Number.isInteger(value) && value >= 0 && value <= most) return;
	throw new RangeError(`${name} must be a whole number from 0 to ${most}, not ${value}`);
}
