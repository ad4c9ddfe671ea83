import { binomialTwoSided } from '../proportions/binomial-test.ts';
import { differences } from '../numbers/differences.ts';
import { defined, notDefined } from '../result.ts';
import type { Result } from '../result.ts';

export type SignTest = { n: number; rises: number; falls: number; zeros: number; p: number };

/**
 * The sign test: of the people whose score changed, did as many rise as fall? p is the exact two-sided binomial
 * probability with chance one half (Arbuthnott 1710; Dixon and Mood 1946). `rises` and `falls` are of the score,
 * whichever of them is better; `n` is both together.
 *
 * Not defined for nobody (`no-observations`) and when nobody changed (`no-differences`). `RangeError` for lists of
 * different lengths or numbers that are not finite.
 */
export function signTest(pre: readonly number[], post: readonly number[]): Result<SignTest> {
	return signTestOf(differences(pre, post));
}

/** The same from the differences themselves. */
export function signTestOf(changes: readonly number[]): Result<SignTest> {
	if (changes.length === 0) return notDefined('no-observations');
	const rises = changes.filter((change) => change > 0).length;
	const falls = changes.filter((change) => change < 0).length;
	const n = rises + falls;
	if (n === 0) return notDefined('no-differences');
	return defined({ n, rises, falls, zeros: changes.length - n, p: binomialTwoSided(rises, n, 0.5) });
}
