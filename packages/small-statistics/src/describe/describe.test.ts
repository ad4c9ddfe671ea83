import { expect, test } from 'vitest';
import { casesOf, expectClose, number, numbers, reasonOf, valueOf } from '../../tests/reference.ts';
import { describe, standardDeviation } from './describe.ts';
import { quantile } from './quantile.ts';

test('quantiles of both types are R’s', () => {
	const cases = casesOf('more.jsonl', 'quantile');
	expect(cases).toHaveLength(96);
	for (const each of cases) {
		const type = number(each, 'quantileType') === 6 ? 6 : 7;
		const result = valueOf(quantile(numbers(each, 'x'), number(each, 'p'), type));
		expectClose(result.value, number(each, 'q'), JSON.stringify(each));
		expect(result.type).toBe(type);
	}
});

test('a description states the type of its quartiles', () => {
	expect(valueOf(describe([4, 1, 3, 2]))).toMatchObject({
		n: 4,
		mean: 2.5,
		min: 1,
		lowerQuartile: 1.75,
		median: 2.5,
		quantileType: 7
	});
	expect(valueOf(describe([4, 1, 3, 2], 6))).toMatchObject({
		lowerQuartile: 1.25,
		upperQuartile: 3.75,
		max: 4,
		quantileType: 6
	});
	expectClose(valueOf(valueOf(describe([4, 1, 3, 2])).sd).value, Math.sqrt(5 / 3), 'sd', 1e-15);
});

test('a large common level costs no digits', () => {
	expectClose(valueOf(valueOf(describe([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16])).sd).value, Math.sqrt(30), 'sd', 1e-14);
});

test('one value has no spread, no values have nothing', () => {
	expect(valueOf(describe([3]))).toMatchObject({
		n: 1,
		mean: 3,
		min: 3,
		median: 3,
		max: 3,
		sd: { reason: 'too-few-observations' }
	});
	expect(valueOf(valueOf(describe([0.1, 0.1, 0.1])).sd).value).toBe(0);
	expect([reasonOf(describe([])), reasonOf(quantile([], 0.5))]).toEqual(['no-observations', 'no-observations']);
	expect(() => describe([1, NaN])).toThrow('values[1]');
	expect(() => quantile([1], 1.1)).toThrow('probability');
	expect(() => standardDeviation([1, NaN])).toThrow('values[1]');
});
