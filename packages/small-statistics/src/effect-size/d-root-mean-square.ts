import { demandLevel } from '../demand.ts';
import { coDeviation, meanOf, sdOf } from '../describe/moments.ts';
import { normalQuantile } from '../distributions/distributions.ts';
import { differences } from '../numbers/differences.ts';
import { defined, notDefined } from '../result.ts';
import type { Interval, Result } from '../result.ts';

/**
 * d_rms, the mean change divided by s = √((s₁² + s₂²)/2), the root mean square of the standard deviations before and
 * after, with Bonett's interval (2008): d ± z √(d²(s₁⁴ + s₂⁴ + 2r²s₁²s₂²)/(8νs⁴) + s_d²/(νs²)), ν = n − 1, r the correlation
 * of before and after, s_d the standard deviation of the changes. The interval is a large-sample one: below 20 pairs take it
 * as a rough guide. Positive when scores rose.
 *
 * Not defined for nobody (`no-observations`), one person (`too-few-observations`), and when nobody differs from anybody
 * either before or after (`no-variation`). `RangeError` for lists of different lengths, numbers that are not finite and a
 * level that is not between 0 and 1.
 */
export function dRootMeanSquare(
	pre: readonly number[],
	post: readonly number[],
	level = 0.95
): Result<{ n: number; d: number; interval: Interval }> {
	demandLevel(level);
	const changes = differences(pre, post);
	const [n, df] = [changes.length, changes.length - 1];
	if (n === 0) return notDefined('no-observations');
	if (n === 1) return notDefined('too-few-observations');
	const [before, after] = [sdOf(pre) ** 2, sdOf(post) ** 2];
	const variance = (before + after) / 2;
	if (variance === 0) return notDefined('no-variation');
	const d = meanOf(changes) / Math.sqrt(variance);
	const covariance = coDeviation(pre, post) / df;
	const spread = before ** 2 + after ** 2 + 2 * covariance ** 2;
	const error = Math.sqrt((d ** 2 * spread) / (8 * df * variance ** 2) + sdOf(changes) ** 2 / (df * variance));
	const reach = normalQuantile((1 + level) / 2) * error;
	return defined({ n, d, interval: { lower: d - reach, upper: d + reach, level } });
}
