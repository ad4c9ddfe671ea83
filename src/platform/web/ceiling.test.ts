import { expect, test } from 'vitest';
import { ceiling } from './ceiling.ts';

test('so many lines of a kind and so many in all; at the end of the minute it is told how many were left out', () => {
	const { takes, minute } = ceiling(3, 5);
	const flood = (kind: string, times: number) => Array.from({ length: times }, () => takes(kind));
	expect(flood('failed', 1000).filter(Boolean)).toHaveLength(3);
	expect(flood('away', 1)).toEqual([true]);
	expect(flood('broken', 2)).toEqual([true, false]);
	expect(minute()).toEqual([
		['failed', 997],
		['broken', 1]
	]);
	expect(flood('failed', 1)).toEqual([true]);
	expect(minute()).toEqual([]);
});

test('a hundred thousand kinds are not remembered, and all of them are counted', () => {
	const { takes, minute } = ceiling(3, 5);
	for (let index = 0; index < 100_000; index++) takes(`kind ${index}`);
	const missing = minute();
	expect(missing.length).toBeLessThanOrEqual(6);
	expect(missing.reduce((sum, [, count]) => sum + count, 0)).toBe(99_995);
});
