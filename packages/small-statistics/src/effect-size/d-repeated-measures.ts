import { coDeviation, meanOf, sdOf } from '../describe/moments.ts';
import { differences } from '../numbers/differences.ts';
import { defined, notDefined } from '../result.ts';
import type { Result } from '../result.ts';

/**
 * d_rm = d_z √(2(1 − r)), the change in units of the spread of single scores, allowing for how closely before and after go
 * together, r (Morris and DeShon 2002; Lakens 2013). Positive when scores rose.
 *
 * Not defined for nobody (`no-observations`), one person (`too-few-observations`), and when the scores before, the scores
 * after or the changes are all the same (`no-variation`). `RangeError` for lists of different lengths or numbers that are
 * not finite.
 */
export function dRepeatedMeasures(
	pre: readonly number[],
	post: readonly number[]
): Result<{ n: number; d: number; correlation: number }> {
	const changes = differences(pre, post);
	const n = changes.length;
	if (n === 0) return notDefined('no-observations');
	if (n === 1) return notDefined('too-few-observations');
	const [before, after, change] = [sdOf(pre), sdOf(post), sdOf(changes)];
	if (before === 0 || after === 0 || change === 0) return notDefined('no-variation');
	const closeness = coDeviation(pre, post) / ((n - 1) * before * after);
	const correlation = Math.min(1, Math.max(-1, closeness));
	return defined({ n, d: (meanOf(changes) / change) * Math.sqrt(2 * (1 - correlation)), correlation });
}
