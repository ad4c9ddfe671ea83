import incompleteGamma from '@stdlib/math-base-special-gammainc';
import betaQuantileOf from '@stdlib/stats-base-dists-beta-quantile';
import binomialCdfOf from '@stdlib/stats-base-dists-binomial-cdf';
import normalCdfOf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantileOf from '@stdlib/stats-base-dists-normal-quantile';
import tCdfOf from '@stdlib/stats-base-dists-t-cdf';
import tQuantileOf from '@stdlib/stats-base-dists-t-quantile';

/** P(Z ≤ z) for the standard normal distribution. */
export function normalCdf(z: number): number {
	return normalCdfOf(z, 0, 1);
}

/** The z with P(Z ≤ z) = probability. */
export function normalQuantile(probability: number): number {
	return normalQuantileOf(probability, 0, 1);
}

/** P(T ≤ t) for Student's t with `df` degrees of freedom. */
export function tCdf(t: number, df: number): number {
	return tCdfOf(t, df);
}

/** The t with P(T ≤ t) = probability. */
export function tQuantile(probability: number, df: number): number {
	return tQuantileOf(probability, df);
}

/** The x with P(X ≤ x) = probability for the beta distribution with both shapes above 0. */
export function betaQuantile(probability: number, shape1: number, shape2: number): number {
	return betaQuantileOf(probability, shape1, shape2);
}

/** P(X ≤ successes) for the binomial distribution; 0 below no successes. */
export function binomialCdf(successes: number, trials: number, probability: number): number {
	return successes < 0 ? 0 : binomialCdfOf(successes, trials, probability);
}

/** P(X > x) for the chi-square distribution, x from 0; small tails keep their digits. */
export function chiSquareUpperTail(x: number, df: number): number {
	return incompleteGamma(x / 2, df / 2, true, true);
}
