/**
 * ln Γ(a) less Stirling's leading terms: ln Γ(a) − [(a − ½) ln a − a + ½ ln 2π], for a = ½, 1, 1½, 2, …
 *
 * Gamma functions of large arguments lose digits when they are subtracted from each other; this remainder does not.
 * Below 16 it is worked out by multiplying up from Γ(½) = √π or Γ(1) = 1, above by the asymptotic series
 * 1/12a − 1/360a³ + 1/1260a⁵ − … (Abramowitz and Stegun 1964, 6.1.40), whose error there is below 1e-16.
 */
export function stirlingError(a: number): number {
	if (!(a > 0 && Number.isInteger(2 * a))) throw new RangeError(`a must be a positive multiple of one half, not ${a}`);
	if (a < 16) return logGammaSmall(a) - ((a - 0.5) * Math.log(a) - a + 0.5 * Math.log(2 * Math.PI));
	const square = a * a;
	return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / (1188 * square)) / square) / square) / square) / a;
}

function logGammaSmall(a: number): number {
	let gamma = Number.isInteger(a) ? 1 : Math.sqrt(Math.PI);
	for (let factor = Number.isInteger(a) ? 1 : 0.5; factor < a; factor++) gamma *= factor;
	return Math.log(gamma);
}
