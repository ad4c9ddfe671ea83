import { meanOf, sdOf } from '../describe/moments.ts';
import { differences } from '../numbers/differences.ts';
import { defined, notDefined } from '../result.ts';
import type { Result } from '../result.ts';

/**
 * d_av, the mean change divided by the mean of the two standard deviations, before and after (Cumming 2012; Lakens 2013).
 * Unlike d_z it can be set beside d of separate groups. Positive when scores rose.
 *
 * Not defined for nobody (`no-observations`), one person (`too-few-observations`), and when nobody differs from anybody
 * either before or after (`no-variation`). `RangeError` for lists of different lengths or numbers that are not finite.
 */
export function dAverage(pre: readonly number[], post: readonly number[]): Result<{ n: number; d: number }> {
	const changes = differences(pre, post);
	const n = changes.length;
	if (n === 0) return notDefined('no-observations');
	if (n === 1) return notDefined('too-few-observations');
	const sd = (sdOf(pre) + sdOf(post)) / 2;
	return sd === 0 ? notDefined('no-variation') : defined({ n, d: meanOf(changes) / sd });
}
