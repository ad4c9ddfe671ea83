import { expect, test } from 'vitest';
import { casesOf, expectClose, number, numbers, reasonOf, table, valueOf } from '../../tests/reference.ts';
import { cohensKappa } from './cohens-kappa.ts';
import { fleissKappa } from './fleiss-kappa.ts';
import { krippendorffAlpha } from './krippendorff-alpha.ts';
import type { Code, Ratings } from './ratings.ts';

const times = (count: number, row: Code[]) => Array.from({ length: count }, () => row);
const classicFleiss = [
	[0, 0, 0, 0, 14],
	[0, 2, 6, 4, 2],
	[0, 0, 3, 5, 6],
	[0, 3, 9, 2, 0],
	[2, 2, 8, 1, 1],
	[7, 7, 0, 0, 0],
	[3, 2, 6, 3, 0],
	[2, 5, 3, 2, 2],
	[6, 5, 2, 1, 0],
	[0, 2, 2, 3, 7]
].map((counts) => counts.flatMap((count, code) => Array.from({ length: count }, () => code)));
const classicAlpha = [
	'1 2 3 3 2 1 4 1 2 . . .',
	'1 2 3 3 2 2 4 1 2 5 . 3',
	'. 3 3 3 2 3 4 2 2 5 1 .',
	'1 2 3 3 2 4 4 1 2 5 1 .'
];
const units: Ratings = [...Array(12).keys()].map((unit) =>
	classicAlpha.map((coder) => (coder[2 * unit] === '.' ? null : Number(coder[2 * unit])))
);

test('the published tables', () => {
	const square = [
		...times(20, ['yes', 'yes']),
		...times(5, ['yes', 'no']),
		...times(10, ['no', 'yes']),
		...times(15, ['no', 'no'])
	];
	const cohen = valueOf(cohensKappa(square));
	expectClose(cohen.value, 0.4, 'Cohen');
	expect(cohen.interval.lower).toBeCloseTo(0.1511, 4);
	expect(cohen.interval.upper).toBeCloseTo(0.6489, 4);
	expect(valueOf(fleissKappa(classicFleiss)).value).toBeCloseTo(0.209931, 6);
	const alphas = (['nominal', 'ordinal', 'interval', 'ratio'] as const).map(
		(level) => valueOf(krippendorffAlpha(units, level)).value
	);
	[0.743421, 0.815388, 0.849107, 0.797403].forEach((value, place) => expect(alphas[place]).toBeCloseTo(value, 6));
	expect(valueOf(krippendorffAlpha(units))).toMatchObject({ units: 11, codes: 40 });
});

test('random tables agree with the formulas written out in R', () => {
	const cohen = casesOf('more.jsonl', 'cohen');
	expect(cohen).toHaveLength(12);
	for (const each of cohen) {
		const [a, b] = [numbers(each, 'a'), numbers(each, 'b')];
		const result = valueOf(cohensKappa(a.map((code, unit) => [code, b[unit] ?? null])));
		expectClose(result.value, number(each, 'kappa'), 'kappa');
		expectClose(result.interval.lower, numbers(each, 'ci')[0] ?? NaN, 'lower');
		expectClose(result.interval.upper, numbers(each, 'ci')[1] ?? NaN, 'upper');
	}
	for (const each of casesOf('more.jsonl', 'fleiss')) {
		expectClose(valueOf(fleissKappa(table(each, 'x'))).value, number(each, 'kappa'), 'Fleiss');
	}
	const alpha = casesOf('more.jsonl', 'alpha');
	expect(alpha).toHaveLength(8);
	for (const each of alpha) {
		for (const level of ['nominal', 'ordinal', 'interval', 'ratio'] as const) {
			expectClose(valueOf(krippendorffAlpha(table(each, 'x'), level)).value, number(each, level), level);
		}
	}
});

test('one coder who only used one code', () => {
	const constant: Ratings = [
		['a', 'a'],
		['a', 'b'],
		['a', 'a']
	];
	expectClose(valueOf(cohensKappa(constant)).value, 0, 'kappa');
	expect(valueOf(fleissKappa(constant)).value).toBeLessThan(0);
	expectClose(valueOf(krippendorffAlpha(constant)).value, 0, 'alpha');
	const both: Ratings = times(3, ['a', 'a']);
	for (const work of [cohensKappa, fleissKappa, krippendorffAlpha]) expect(reasonOf(work(both))).toBe('one-code-only');
	expectClose(valueOf(cohensKappa(times(4, ['a', 'b']))).value, 0, 'always apart');
});

test('missing codes leave a unit out of kappa, and only a code out of alpha', () => {
	const ratings: Ratings = [
		['a', 'a', null],
		['b', null, 'b'],
		['a', 'b', 'a'],
		['b', 'b', 'b'],
		[null, null, 'c']
	];
	expect(valueOf(fleissKappa(ratings)).units).toBe(2);
	expect(valueOf(krippendorffAlpha(ratings))).toMatchObject({ units: 4, codes: 10 });
	expect(valueOf(cohensKappa(ratings.map(([one, two]) => [one ?? null, two ?? null]))).units).toBe(3);
});

test('nothing to compare, and what is not a table of codes', () => {
	for (const work of [cohensKappa, fleissKappa, krippendorffAlpha]) {
		expect(reasonOf(work([]))).toBe('no-observations');
		expect(
			reasonOf(
				work([
					['a', null],
					[null, 'b']
				])
			)
		).toBe('no-observations');
		expect(() => work([['a', 'b'], ['a']])).toThrow('ratings[1] must have 2 codes');
		expect(() => work([['a'], ['b']])).toThrow('coders');
		expect(() =>
			work([
				['a', NaN],
				['b', 1]
			])
		).toThrow('must not hold NaN');
	}
	expect(() => cohensKappa([['a', 'b', 'c']])).toThrow('2 coders');
	expect(() => krippendorffAlpha([['a', 'b']], 'ordinal')).toThrow('ordinal level must be a number');
	expect(() => krippendorffAlpha([[-1, 2]], 'ratio')).toThrow('number from 0');
	expect(
		valueOf(
			krippendorffAlpha(
				[
					[0, 0],
					[0, 1]
				],
				'ratio'
			)
		).value
	).toBeLessThan(1);
});
