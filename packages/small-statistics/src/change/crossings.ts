import { demandFinite, demandSameLength } from '../demand.ts';

/** Which scores count as a case: at least the threshold (`ge`) or at most (`le`), the threshold included both ways. */
export type CaseRule = { readonly threshold: number; readonly operator: 'ge' | 'le' };

export type Crossings = {
	readonly casesBefore: number;
	readonly casesAfter: number;
	/** Cases before and not after. */
	readonly b: number;
	/** Cases after and not before. */
	readonly c: number;
};

/** Counts who was on which side of a threshold before and after; `mcNemar(b, c)` tests the two that crossed. */
export function crossings(
	pre: readonly number[],
	post: readonly number[],
	{ threshold, operator }: CaseRule
): Crossings {
	demandSameLength(pre, post, 'pre and post');
	demandFinite(pre, 'pre');
	demandFinite(post, 'post');
	demandFinite([threshold], 'threshold');
	const isCase = (score: number) => (operator === 'ge' ? score >= threshold : score <= threshold);
	let [casesBefore, casesAfter, stayed] = [0, 0, 0];
	for (let person = 0; person < pre.length; person++) {
		const [before, after] = [isCase(pre[person] ?? NaN), isCase(post[person] ?? NaN)];
		if (before) casesBefore++;
		if (after) casesAfter++;
		if (before && after) stayed++;
	}
	return { casesBefore, casesAfter, b: casesBefore - stayed, c: casesAfter - stayed };
}
