import { expect, test } from 'vitest';
import { countsShownAs, outsideRule, publishCount, publishShare } from './rule.ts';
import type { SuppressionRule } from './rule.ts';

const plain: SuppressionRule = { threshold: 5, roundTo: 1, zeros: 'hide' };
const seen = (count: number, rule: SuppressionRule) => {
	const published = publishCount(count, rule);
	return published.shown ? published.value : 'hidden';
};

test('counts below the threshold are hidden, the others rounded', () => {
	expect([0, 1, 4, 5, 7, 8, 12, 13].map((count) => seen(count, outsideRule))).toEqual([
		'hidden',
		'hidden',
		'hidden',
		5,
		5,
		10,
		10,
		15
	]);
	expect([4, 5, 6].map((count) => seen(count, plain))).toEqual(['hidden', 5, 6]);
	expect([0, 1].map((count) => seen(count, { ...plain, zeros: 'show' }))).toEqual([0, 'hidden']);
	expect([5, 14, 15].map((count) => seen(count, { ...plain, roundTo: 10 }))).toEqual([10, 10, 20]);
});

test('what a reader learns from a value is exactly the counts that are shown as it', () => {
	for (const roundTo of [1, 2, 3, 5, 10]) {
		for (const zeros of ['show', 'hide'] as const) {
			const rule = { threshold: 5, roundTo, zeros };
			for (const value of new Set([...Array(60).keys()].map((count) => seen(count, rule)))) {
				if (value === 'hidden') continue;
				const { least, most } = countsShownAs(value, rule);
				const counts = [...Array(80).keys()].filter((count) => seen(count, rule) === value);
				expect([least, most]).toEqual([counts[0], counts.at(-1)]);
			}
		}
	}
});

test('a share is hidden when its part, its whole or its rest is small, and is made of what is shown', () => {
	expect(publishShare(4, 20, outsideRule)).toEqual({ shown: false });
	expect(publishShare(17, 20, outsideRule)).toEqual({ shown: false });
	expect(publishShare(0, 0, { ...plain, zeros: 'show' })).toEqual({ shown: false });
	expect(publishShare(8, 19, outsideRule)).toEqual({ shown: true, value: 0.5 });
	expect(publishShare(20, 20, { ...plain, zeros: 'show' })).toEqual({ shown: true, value: 1 });
});

test('a rule must be one that can be kept', () => {
	expect(() => publishCount(3, { ...plain, threshold: 1 })).toThrow('threshold must be at least 2');
	expect(() => publishCount(3, { ...plain, roundTo: 0 })).toThrow('roundTo');
	expect(() => publishCount(3, { ...plain, roundTo: 11 })).toThrow('twice the threshold');
	expect(() => publishCount(3.5, plain)).toThrow('count');
});
