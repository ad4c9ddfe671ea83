/** The mean; NaN for an empty list, which callers rule out. Summed twice, so that a large common level costs no digits. */
export function meanOf(values: readonly number[]): number {
	const { length } = values;
	let sum = 0;
	for (const value of values) sum += value;
	const first = sum / length;
	let rest = 0;
	for (const value of values) rest += value - first;
	return first + rest / length;
}

/** The sum of products of deviations of two lists from their means. */
export function coDeviation(first: readonly number[], second: readonly number[]): number {
	const [firstMean, secondMean] = [meanOf(first), meanOf(second)];
	let sum = 0;
	for (let i = 0; i < first.length; i++) sum += ((first[i] ?? NaN) - firstMean) * ((second[i] ?? NaN) - secondMean);
	return sum;
}

/** The standard deviation with n − 1 in the denominator; exactly 0 when all values are the same; NaN below two values. */
export function sdOf(values: readonly number[]): number {
	const [{ length }, mean] = [values, meanOf(values)];
	let [sum, varies] = [0, length < 2];
	for (const value of values) {
		sum += (value - mean) ** 2;
		if (value !== values[0]) varies = true;
	}
	return varies ? Math.sqrt(sum / (length - 1)) : 0;
}
