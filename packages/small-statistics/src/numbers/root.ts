/**
 * Where a continuous function crosses zero between two points, to within `tolerance` times the size of the root (and
 * never finer than neighbouring floating-point numbers). Brent's method without its safeguards' fine print: the secant
 * or the inverse quadratic step where it helps, halving where it does not (Brent 1973, chapter 4).
 *
 * Throws `RangeError` when the function has the same sign at both ends.
 */
export function rootBetween(f: (x: number) => number, lower: number, upper: number, tolerance = 1e-14): number {
	let [a, b] = [lower, upper];
	let [fa, fb] = [f(a), f(b)];
	if (fa === 0) return a;
	if (fb === 0) return b;
	if (fa > 0 === fb > 0) throw new RangeError(`no change of sign between ${lower} and ${upper}`);
	let [c, fc, before] = [a, fa, b - a];
	let step = before;
	for (let round = 0; round < 200 && fb !== 0; round++) {
		if (fb > 0 === fc > 0) [c, fc, before, step] = [a, fa, b - a, b - a];
		if (Math.abs(fc) < Math.abs(fb)) [a, b, c, fa, fb, fc] = [b, c, b, fb, fc, fb];
		const fine = (2 * Number.EPSILON + tolerance / 2) * Math.abs(b) + Number.MIN_VALUE;
		const middle = (c - b) / 2;
		if (Math.abs(middle) <= fine) break;
		const tried = interpolated({ a, b, c, fa, fb, fc });
		const helps = 2 * Math.abs(tried) < Math.min(3 * Math.abs(middle) - fine, Math.abs(before));
		const useful = helps && Math.abs(before) >= fine && Math.abs(fa) > Math.abs(fb) && tried * middle > 0;
		before = useful ? step : middle;
		step = useful ? tried : middle;
		[a, fa] = [b, fb];
		b += Math.abs(step) > fine ? step : Math.sign(middle) * fine;
		fb = f(b);
	}
	return b;
}

type Bracket = { a: number; b: number; c: number; fa: number; fb: number; fc: number };

function interpolated({ a, b, c, fa, fb, fc }: Bracket): number {
	const s = fb / fa;
	if (a === c) return (-s * (b - c)) / (1 - s);
	const [q, r] = [fa / fc, fb / fc];
	return (-s * ((c - b) * q * (q - r) - (b - a) * (r - 1))) / ((q - 1) * (r - 1) * (s - 1));
}
