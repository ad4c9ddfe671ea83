import { expect, test } from 'vitest';
import { casesOf, expectClose, number, reasonOf, valueOf } from '../../tests/reference.ts';
import { crossings } from './crossings.ts';
import { mcNemar } from './mcnemar.ts';

test('exact p, mid-p and chi-square are R’s, up to 40,300 people who crossed', () => {
	const cases = casesOf('more.jsonl', 'mcnemar');
	expect(cases).toHaveLength(72);
	for (const each of cases) {
		const result = mcNemar(number(each, 'b'), number(each, 'c'));
		expectClose(result.p, number(each, 'p'), `p of ${JSON.stringify(each)}`);
		expectClose(valueOf(result.midP).p, number(each, 'midP'), `mid-p of ${JSON.stringify(each)}`);
		expectClose(valueOf(result.chiSquare).statistic, number(each, 'statistic'), 'statistic');
		expectClose(valueOf(result.chiSquare).p, number(each, 'chiP'), `chi-square p of ${JSON.stringify(each)}`);
	}
});

test('mid-p is the worked example of its authors: 1 against 7 gives 0.039', () => {
	expect(valueOf(mcNemar(1, 7).midP).p).toBeCloseTo(0.0391, 4);
	expect(mcNemar(1, 7).p).toBeCloseTo(0.0703, 4);
});

test('when nobody crossed, p is 1 and the other two are not defined', () => {
	const result = mcNemar(0, 0);
	expect(result.p).toBe(1);
	expect([reasonOf(result.midP), reasonOf(result.chiSquare)]).toEqual(['no-discordant-pairs', 'no-discordant-pairs']);
	expect(valueOf(mcNemar(0, 1).midP).p).toBe(0.5);
});

test('which way people crossed changes no probability, and only counts are taken', () => {
	expect({ ...mcNemar(3, 9), b: 9, c: 3 }).toEqual(mcNemar(9, 3));
	expect(() => mcNemar(-1, 3)).toThrow('b must be a whole number');
	expect(() => mcNemar(1, 2.5)).toThrow('c must be a whole number');
});

test('a case has at least, or at most, the threshold', () => {
	const [pre, post] = [
		[10, 9, 10, 3],
		[9, 10, 10, 3]
	];
	expect(crossings(pre, post, { threshold: 10, operator: 'ge' })).toEqual({
		casesBefore: 2,
		casesAfter: 2,
		b: 1,
		c: 1
	});
	expect(crossings(pre, post, { threshold: 9, operator: 'le' })).toEqual({ casesBefore: 2, casesAfter: 2, b: 1, c: 1 });
	expect(() => crossings(pre, post, { threshold: NaN, operator: 'ge' })).toThrow('threshold');
});
