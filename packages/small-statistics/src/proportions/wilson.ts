import { demandCount, demandLevel } from '../demand.ts';
import { normalQuantile } from '../distributions/distributions.ts';
import { defined, notDefined } from '../result.ts';
import type { Interval, Result } from '../result.ts';

/**
 * Wilson's score interval for a share, k of n (Wilson 1927), the one to use for small groups:
 * (p̂ + z²/2n ± z √(p̂(1 − p̂)/n + z²/4n²)) / (1 + z²/n). It never leaves 0 to 1; at 0 of n it begins at exactly 0 and at
 * n of n it ends at exactly 1. It is `prop.test(k, n, correct = FALSE)$conf.int` in R.
 *
 * Not defined when n = 0 (`no-observations`). `RangeError` unless k and n are whole numbers with 0 ≤ k ≤ n.
 */
export function wilson(k: number, n: number, level = 0.95): Result<{ share: number; interval: Interval }> {
	demandCount(n, 'n');
	demandCount(k, 'k', n);
	demandLevel(level);
	if (n === 0) return notDefined('no-observations');
	const z = normalQuantile((1 + level) / 2);
	const share = k / n;
	const shrink = 1 + z ** 2 / n;
	const centre = (share + z ** 2 / (2 * n)) / shrink;
	const reach = (z * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2))) / shrink;
	const [lower, upper] = [k === 0 ? 0 : centre - reach, k === n ? 1 : centre + reach];
	return defined({ share, interval: { lower, upper, level } });
}
