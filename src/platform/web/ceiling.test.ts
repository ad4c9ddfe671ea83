import { expect, test } from 'vitest';
import { ceiling } from './ceiling.ts';

test('so many lines of a kind and so many in all; the next minute says how many were left out', () => {
	let now = 0;
	const takes = ceiling(3, 5, () => now);
	const flood = (kind: string, times: number) => Array.from({ length: times }, () => takes(kind));
	expect(flood('failed', 5)).toEqual([0, 0, 0, null, null]);
	expect(flood('away', 1)).toEqual([0]);
	expect(flood('broken', 2)).toEqual([0, null]);
	now = 60_000;
	expect([takes('failed'), takes('failed'), takes('broken'), takes('away')]).toEqual([2, 0, 1, 0]);
});

test('a hundred thousand kinds are not remembered', () => {
	let now = 0;
	const takes = ceiling(3, 5, () => now);
	for (let index = 0; index < 100_000; index++) takes(`kind ${index}`);
	now = 60_000;
	expect(takes('kind 99999')).toBe(0); // its own count was never begun
});
