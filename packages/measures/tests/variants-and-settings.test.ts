import { expect, test } from 'vitest';
import {
	bandsFor,
	configure,
	howThingsAre,
	ownfive,
	phq9,
	promis,
	reqol10,
	rses,
	score,
	sspars,
	withVariant,
	type Answers,
	type ScoreResult
} from '../src/index.ts';
import { filled, found, highest } from './filled.ts';

const row = (...values: readonly (number | null | 'not-applicable')[]): Answers =>
	Object.fromEntries(values.map((value, index) => [index + 1, value]));
const totalOf = (result: ScoreResult) => (result.kind === 'total' ? result.total : null);

test('RSES: the key belongs to the order of the items', () => {
	const reversed = (id: string) =>
		withVariant(rses, id)
			.items.filter((item) => item.reversed)
			.map((item) => item.number);
	expect(reversed('order-b')).toEqual([3, 5, 8, 9, 10]);
	const four = withVariant(rses, 'one-to-four');
	expect(score(four, filled(four, highest))).toMatchObject({ total: 40, method: 'one-to-four:sum' });
	expect(bandsFor(four, { includeUnconfirmed: true })).toEqual([]);
	expect(() => withVariant(rses, 'order-z')).toThrow(/order-b/);
});

test('the generic scales: a mean of at least 80 %, five statements with one blank, a T score by the licensed table', () => {
	const ten = configure(sspars, { items: 10 });
	expect(
		totalOf(
			score(
				ten,
				filled(ten, () => 4, [1, 2])
			)
		)
	).toBe(4);
	expect(
		totalOf(
			score(
				ten,
				filled(ten, () => 4, [1, 2, 3])
			)
		)
	).toBeNull();
	const five = configure(sspars, { items: 5 });
	expect(
		totalOf(
			score(
				five,
				filled(five, () => 3, [5])
			)
		)
	).toBe(3);
	expect(totalOf(score(ownfive, row(1, 2, 3, 4, null)))).toBe(12.5);
	const table = { 4: 41, 5: 49, 6: 51.8 };
	const form = configure(promis, { items: 4, direction: 'higher-worse', table });
	expect(score(form, row(1, 1, 2, 1))).toMatchObject({ total: 49, raw: 5 });
	expect(score(form, row(5, 5, 5, 5))).toMatchObject({ reasons: [{ code: 'not-in-table', raw: 20 }] });
	expect(score(configure(promis, { items: 4 }), row(1, 1, 2, 1))).toMatchObject({
		reasons: [{ settings: ['direction', 'table'] }]
	});
	expect(() => configure(phq9, { items: 8 })).toThrow(/no choice of items/);
	expect(() => configure(sspars, { items: 0 })).toThrow(RangeError);
});

test('ReQoL-10: nothing watches the risk item until its number is set', () => {
	const worst = filled(reqol10, () => 1);
	expect(score(reqol10, worst).risk).toEqual([{ item: null, state: 'not-set', action: 'safety' }]);
	const set = configure(reqol10, { riskItem: 6 });
	expect(score(set, worst).risk).toEqual([{ item: 6, state: 'flagged', action: 'safety', value: 1 }]);
	expect(found(score(set, { ...worst, 6: 2 }).risk[0]).state).toBe('clear');
	expect(() => configure(reqol10, { riskItem: 12 })).toThrow(/no item 12/);
});

test('How things are: seven statements, one may be missing, no band and no caseness', () => {
	expect(totalOf(score(howThingsAre, row(5, 5, 5, 5, 5, 5, null)))).toBe(35);
	expect(totalOf(score(howThingsAre, row(5, 5, 5, 5, 5, null, null)))).toBeNull();
	expect([howThingsAre.range?.value, howThingsAre.bands, howThingsAre.thresholds, howThingsAre.riskItems]).toEqual([
		[7, 35],
		[],
		[],
		[]
	]);
});
