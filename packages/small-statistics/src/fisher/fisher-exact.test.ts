import fc from 'fast-check';
import { expect, test } from 'vitest';
import { casesOf, expectClose, number, numbers, reasonOf, valueOf } from '../../tests/reference.ts';
import { fisherExact } from './fisher-exact.ts';
import type { TwoByTwo } from './fisher-exact.ts';

/** Products of counts up to 30 are exact enough to be an independent reckoning of the chances at any odds ratio. */
function chancesAt([[a, b], [c, d]]: TwoByTwo, odds: number): Map<number, number> {
	const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);
	const cells = Array.from({ length: a + b + 1 }, (_, cell) => cell).filter(
		(cell) => a + c - cell >= 0 && d - a + cell >= 0
	);
	const weights = cells.map((cell) => choose(a + b, cell) * choose(c + d, a + c - cell) * odds ** cell);
	const sum = weights.reduce((total, weight) => total + weight, 0);
	return new Map(cells.map((cell, place) => [cell, (weights[place] ?? NaN) / sum]));
}
const sumOf = (chances: Map<number, number>, counts: (cell: number) => number) =>
	[...chances].reduce((sum, [cell, chance]) => sum + chance * counts(cell), 0);

const tables: TwoByTwo[] = casesOf('ref.jsonl', 'fisher').map((each) => {
	const [a = 0, b = 0, c = 0, d = 0] = numbers(each, 'm');
	return [
		[a, b],
		[c, d]
	];
});

test.each(tables.map((table) => [table]))(
	'odds ratio and limits of %j solve the equations that define them',
	(table) => {
		const { oddsRatio, interval } = valueOf(fisherExact(table));
		const a = table[0][0];
		if (oddsRatio > 0 && oddsRatio < Infinity) {
			expectClose(
				sumOf(chancesAt(table, oddsRatio), (cell) => cell),
				a,
				'expected first cell'
			);
		}
		if (interval.lower > 0) {
			expectClose(
				sumOf(chancesAt(table, interval.lower), (cell) => (cell >= a ? 1 : 0)),
				0.025,
				'upper tail'
			);
		}
		if (interval.upper < Infinity) {
			expectClose(
				sumOf(chancesAt(table, interval.upper), (cell) => (cell <= a ? 1 : 0)),
				0.025,
				'lower tail'
			);
		}
	}
);

test('larger tables have R’s p', () => {
	const cases = casesOf('more.jsonl', 'fisher');
	expect(cases.length).toBeGreaterThan(30);
	for (const each of cases) {
		const [a = 0, b = 0, c = 0, d = 0] = numbers(each, 'm');
		expectClose(
			valueOf(
				fisherExact([
					[a, b],
					[c, d]
				])
			).p,
			number(each, 'p'),
			JSON.stringify(each)
		);
	}
});

test('a table turned on its side keeps p and odds ratio; rows exchanged turn the odds ratio upside down', () => {
	const count = fc.integer({ min: 1, max: 60 });
	fc.assert(
		fc.property(count, count, count, count, (a, b, c, d) => {
			const plain = valueOf(
				fisherExact([
					[a, b],
					[c, d]
				])
			);
			const turned = valueOf(
				fisherExact([
					[a, c],
					[b, d]
				])
			);
			const exchanged = valueOf(
				fisherExact([
					[c, d],
					[a, b]
				])
			);
			expectClose(turned.p, plain.p, 'turned p');
			expectClose(turned.oddsRatio, plain.oddsRatio, 'turned odds ratio');
			expectClose(exchanged.p, plain.p, 'exchanged p');
			expectClose(exchanged.oddsRatio, 1 / plain.oddsRatio, 'exchanged odds ratio');
			expectClose(exchanged.interval.lower, 1 / plain.interval.upper, 'exchanged limit');
		}),
		{ numRuns: 200 }
	);
});

test('it says why there is no value, and refuses what is not a table of counts', () => {
	expect(
		reasonOf(
			fisherExact([
				[0, 0],
				[0, 0]
			])
		)
	).toBe('no-observations');
	expect(
		reasonOf(
			fisherExact([
				[0, 0],
				[3, 4]
			])
		)
	).toBe('empty-margin');
	expect(
		reasonOf(
			fisherExact([
				[0, 2],
				[0, 4]
			])
		)
	).toBe('empty-margin');
	expect(
		valueOf(
			fisherExact([
				[0, 3],
				[4, 1]
			])
		).oddsRatio
	).toBe(0);
	expect(
		valueOf(
			fisherExact([
				[3, 0],
				[1, 4]
			])
		)
	).toMatchObject({ oddsRatio: Infinity, interval: { upper: Infinity } });
	expect(() =>
		fisherExact([
			[1.5, 2],
			[3, 4]
		])
	).toThrow('a must be a whole number');
	expect(() =>
		fisherExact([
			[1, -2],
			[3, 4]
		])
	).toThrow('b must be a whole number');
	expect(() =>
		fisherExact(
			[
				[1, 2],
				[3, 4]
			],
			1
		)
	).toThrow('level');
});
