import { expect, test } from 'vitest';
import { casesOf, expectClose, number, numbers, reasonOf, valueOf } from '../../tests/reference.ts';
import { binomialTest } from './binomial-test.ts';
import { clopperPearson } from './clopper-pearson.ts';
import { wilson } from './wilson.ts';

test('both intervals for a share are R’s, from 0 of n to n of n', () => {
	const cases = casesOf('more.jsonl', 'wilson');
	expect(cases.length).toBeGreaterThan(80);
	for (const each of cases) {
		const [k, n, level] = [number(each, 'k'), number(each, 'n'), number(each, 'level')];
		for (const [work, field] of [
			[wilson, 'ci'],
			[clopperPearson, 'exact']
		] as const) {
			const { interval, share } = valueOf(work(k, n, level));
			expect(share).toBe(k / n);
			expectClose(interval.lower, numbers(each, field)[0] ?? NaN, `${field} lower of ${JSON.stringify(each)}`);
			expectClose(interval.upper, numbers(each, field)[1] ?? NaN, `${field} upper of ${JSON.stringify(each)}`);
			if (k === 0) expect(interval.lower).toBe(0);
			if (k === n) expect(interval.upper).toBe(1);
		}
	}
});

test('the two-sided binomial probability is R’s for hundreds of trials', () => {
	const cases = casesOf('more.jsonl', 'binom');
	expect(cases.length).toBeGreaterThan(20);
	for (const each of cases) {
		const result = binomialTest(number(each, 'x'), number(each, 'n'), number(each, 'p0'));
		expectClose(valueOf(result).p, number(each, 'p'), JSON.stringify(each));
	}
});

test('the ends of the range of chance', () => {
	expect(valueOf(binomialTest(0, 5, 0)).p).toBe(1);
	expect(valueOf(binomialTest(1, 5, 0)).p).toBe(0);
	expect(valueOf(binomialTest(5, 5, 1)).p).toBe(1);
	expect(valueOf(binomialTest(4, 5, 1)).p).toBe(0);
});

test('without trials there is no share; what is not a count is refused', () => {
	for (const work of [wilson, clopperPearson, binomialTest]) {
		expect(reasonOf(work(0, 0))).toBe('no-observations');
		expect(() => work(3, 2)).toThrow('from 0 to 2');
		expect(() => work(-1, 2)).toThrow('from 0 to 2');
		expect(() => work(1, 2.5)).toThrow('n');
	}
	expect(() => wilson(1, 2, 0)).toThrow('level');
	expect(() => binomialTest(1, 2, 1.5)).toThrow('chance');
});
