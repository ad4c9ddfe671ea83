import { integral } from '../numbers/gauss-legendre.ts';
import { normalCdf } from './distributions.ts';
import { stirlingError } from './stirling-error.ts';

/**
 * P(T ≤ t) for the non-central t distribution: T = (Z + shift) / S with Z standard normal and S² an independent
 * chi-square divided by its degrees of freedom.
 *
 * P(T ≤ t) = ∫ Φ(t·s − shift) f(s) ds over s > 0, f the density of S, by Gauss–Legendre quadrature on pieces as narrow
 * as the steeper of the two factors. Accurate to 1e-12 or better in absolute terms for any finite t and shift and
 * for df up to a million; unlike the usual series it neither underflows at a large shift nor slows down.
 *
 * `df`: whole number from 1. Throws `RangeError` for other df and for t or shift that are not finite.
 */
export function nonCentralTCdf(t: number, df: number, shift: number): number {
	if (!(Number.isInteger(df) && df >= 1)) throw new RangeError(`df must be a whole number from 1, not ${df}`);
	if (!Number.isFinite(t) || !Number.isFinite(shift)) throw new RangeError('t and shift must be finite');
	if (t === 0) return normalCdf(-shift);
	const density = densityOfScale(df);
	const [least, most] = reachOfScale(df);
	const spread = 1 / Math.sqrt(2 * df);
	// Φ(t·s − shift) rises from 0 to 1 (or falls, when t < 0) within 9 of these steps around shift / t.
	const step = 1 / Math.abs(t);
	const from = clamp(shift / t - 9 * step, least, most);
	const to = clamp(shift / t + 9 * step, least, most);
	const onTheWay = integral((s) => normalCdf(t * s - shift) * density(s), from, to, Math.min(step, spread));
	const settled = t > 0 ? integral(density, to, most, spread) : integral(density, least, from, spread);
	return clamp(onTheWay + settled, 0, 1);
}

/** The density of S at s > 0: 2 aᵃ / Γ(a) · s^(2a−1) · e^(−a s²) with a = df / 2, written so that nothing large cancels. */
function densityOfScale(df: number): (s: number) => number {
	const a = df / 2;
	const logFactor = Math.log(2) + 0.5 * Math.log(a / (2 * Math.PI)) - stirlingError(a);
	return (s) => {
		const excess = (s - 1) * (s + 1);
		// Near 1 the square of s holds too few digits of its logarithm, near 0 its distance from 1 does.
		const logSquare = s > 0.5 ? Math.log1p(excess) : 2 * Math.log(s);
		return Math.exp(logFactor + a * (logSquare - excess)) / s;
	};
}

/** The limits outside of which the density of S holds less than 1e-17 of the probability. */
function reachOfScale(df: number): [number, number] {
	const far = 9 / Math.sqrt(2 * df);
	return [Math.max(0, 1 - far), 1 + far + (df < 30 ? 40 / df ** 1.5 : 0)];
}

function clamp(value: number, least: number, most: number): number {
	return Math.min(Math.max(value, least), most);
}
