import { demandFinite, demandSameLength } from '../demand.ts';

/**
 * The change of every person, after minus before, rounded to 10 decimals.
 *
 * Decimal scores make differences such as 0.3 − 0.2 = 0.09999999999999998 that hide ties and zeros from anything that
 * ranks. Rounding (halves away from zero, so that turning the direction round turns only the sign) brings them back.
 * Scores are expected on a scale on which 1e-10 means nothing.
 *
 * `pre` and `post`: the same people in the same order, every number finite; otherwise `RangeError`.
 */
export function differences(pre: readonly number[], post: readonly number[]): number[] {
	demandSameLength(pre, post, 'pre and post');
	demandFinite(pre, 'pre');
	demandFinite(post, 'post');
	const changes = new Array<number>(pre.length);
	for (let person = 0; person < pre.length; person++) {
		changes[person] = roundedTo10((post[person] ?? NaN) - (pre[person] ?? NaN));
	}
	return changes;
}

function roundedTo10(value: number): number {
	if (Number.isInteger(value)) return value + 0;
	const rounded = (Math.sign(value) * Math.round(Math.abs(value) * 1e10)) / 1e10;
	// A difference beyond 1e298 would overflow on the way, and has no tenth decimal.
	return Number.isFinite(rounded) ? rounded + 0 : value;
}
