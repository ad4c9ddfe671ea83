import { describe, expect, test } from 'vitest';
import { reasonOf, valueOf } from '../../tests/reference.ts';
import { pairedChange } from './paired-change.ts';
import { differences } from '../numbers/differences.ts';

const change = (pre: (number | null)[], post: (number | null)[]) =>
	pairedChange(pre, post, { better: 'lower', caseRule: { threshold: 10, operator: 'ge' }, reliable: 6 });
const reasons = (all: ReturnType<typeof change>) => {
	const { t, wilcoxon, hodgesLehmann, signTest, dZ, dAverage, dRootMeanSquare, dRepeatedMeasures } = all;
	const parts = { t, wilcoxon, hodgesLehmann, signTest, dZ, dAverage, dRootMeanSquare, dRepeatedMeasures };
	return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, reasonOf(part)]));
};
const all = (reason: string, but: Record<string, string> = {}) => ({
	...Object.fromEntries(['t', 'dZ', 'dAverage', 'dRootMeanSquare', 'dRepeatedMeasures'].map((name) => [name, reason])),
	...Object.fromEntries(['wilcoxon', 'hodgesLehmann', 'signTest'].map((name) => [name, reason])),
	...but
});
const ranked = { wilcoxon: 'defined', hodgesLehmann: 'defined', signTest: 'defined' };
const unranked = { wilcoxon: 'no-differences', hodgesLehmann: 'no-differences', signTest: 'no-differences' };

describe('what can’t be worked out says why', () => {
	test('nobody', () => {
		expect(reasons(change([], []))).toEqual(all('no-observations'));
		expect(reasonOf(change([], []).before)).toBe('no-observations');
		expect(change([null, 3, null], [4, null, null])).toMatchObject({ n: 0, afterOnly: 1, beforeOnly: 1, neither: 1 });
	});
	test('one person, who has a mean but no standard deviation', () => {
		const one = change([12], [4]);
		expect(reasons(one)).toEqual(all('too-few-observations', ranked));
		expect(valueOf(one.change)).toMatchObject({ n: 1, mean: -8, median: -8 });
		expect(reasonOf(valueOf(one.change).sd)).toBe('too-few-observations');
		expect(valueOf(one.wilcoxon)).toMatchObject({ n: 1, v: 0, p: 1 });
	});
	test('two people have everything but Hedges’ correction', () => {
		const two = change([12, 15], [4, 14]);
		expect(reasons(two)).toEqual({ ...all('defined') });
		expect(reasonOf(valueOf(two.dZ).hedges)).toBe('too-few-observations');
	});
	test('nobody changed', () => {
		const same = change([12, 5, 9], [12, 5, 9]);
		const spread = { dAverage: 'defined', dRootMeanSquare: 'defined' };
		expect(reasons(same)).toEqual(all('no-variation', { ...unranked, ...spread }));
		expect(valueOf(same.dAverage).d).toBe(0);
		expect(same.who).toEqual({ improved: 0, same: 3, worse: 0 });
		expect(same.mcNemar).toMatchObject({ b: 0, c: 0, p: 1, midP: { defined: false, reason: 'no-discordant-pairs' } });
	});
	test('everybody changed by the same amount, in decimals too', () => {
		const steady = change([0.1, 0.2, 0.3], [0.3, 0.4, 0.5]);
		const spread = { dAverage: 'defined', dRootMeanSquare: 'defined' };
		expect(reasons(steady)).toEqual(all('no-variation', { ...ranked, ...spread }));
		expect(valueOf(steady.wilcoxon)).toMatchObject({ v: 6, p: 0.25, ties: true });
	});
	test('everybody had one score before and one after', () => {
		expect(reasons(change([7, 7, 7], [3, 3, 3]))).toEqual(all('no-variation', ranked));
	});
	test('everybody had the same score before only', () => {
		expect(reasons(change([7, 7, 7], [3, 4, 9]))).toEqual({ ...all('defined'), dRepeatedMeasures: 'no-variation' });
	});
});

describe('what is not data is refused', () => {
	const options = { better: 'higher' } as const;
	test.each([
		['lists of different lengths', () => pairedChange([1, 2], [1], options), 'same length'],
		['a number that is none', () => pairedChange([1, NaN], [1, 2], options), 'pre[1]'],
		['a number that is no score', () => pairedChange([1, 2], [1, 2e50], options), 'post[1]'],
		['infinity', () => pairedChange([1, 2], [1, Infinity], options), 'post[1]'],
		['a level of 95', () => pairedChange([1, 2], [1, 3], { ...options, level: 95 }), 'level'],
		['a reliable change of nothing', () => pairedChange([1, 2], [1, 3], { ...options, reliable: 0 }), 'threshold'],
		['a number that is none beside a missing one', () => pairedChange([NaN, 2], [null, 3], options), 'pre[0]']
	])('%s', (_, work, message) => expect(work).toThrow(message));
});

test('differences are rounded to ten decimals, evenly in both directions', () => {
	expect(differences([0.1, 0.3, 1e49, 2], [0.3, 0.1, -1e49, 2])).toEqual([0.2, -0.2, -2e49, 0]);
	expect(differences([0, 0.25e-10], [0.5e-10, -0.25e-10])).toEqual([1e-10, -1e-10]);
	expect(Object.is(differences([3], [3 - 1e-12])[0], 0)).toBe(true);
});
