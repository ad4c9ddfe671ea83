import { stirlingError } from './stirling-error.ts';

/**
 * P(X = successes) for the binomial distribution, by the saddle-point form of Loader (2000), which keeps its digits for
 * large numbers of trials where factorials would lose them.
 */
export function binomialPmf(successes: number, trials: number, probability: number): number {
	const failures = trials - successes;
	if (successes < 0 || failures < 0) return 0;
	if (probability === 0) return successes === 0 ? 1 : 0;
	if (probability === 1) return failures === 0 ? 1 : 0;
	if (successes === 0) return Math.exp(trials * Math.log1p(-probability));
	if (failures === 0) return Math.exp(trials * Math.log(probability));
	const error = stirlingError(trials) - stirlingError(successes) - stirlingError(failures);
	const distance = deviance(successes, trials * probability) + deviance(failures, trials * (1 - probability));
	return Math.exp(error - distance) * Math.sqrt(trials / (2 * Math.PI * successes * failures));
}

/** x ln(x/m) + m − x, by a series where x is near m and the difference would cancel. */
function deviance(x: number, m: number): number {
	const v = (x - m) / (x + m);
	if (Math.abs(v) >= 0.1) return x * Math.log(x / m) + m - x;
	let [sum, power] = [(x - m) * v, 2 * x * v];
	for (let j = 1; j < 100; j++) {
		power *= v * v;
		const next = sum + power / (2 * j + 1);
		if (next === sum) break;
		sum = next;
	}
	return sum;
}
