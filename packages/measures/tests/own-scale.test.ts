import { expect, test } from 'vitest';
import {
	checkDefinition,
	fromCommonScale,
	ownScale,
	phq9,
	score,
	shortFormAnswers,
	swemwbs,
	wemwbs,
	type OwnScale
} from '../src/index.ts';

const own: OwnScale = {
	id: 'our-week',
	name: 'Our week',
	statements: 4,
	values: [1, 2, 3],
	direction: 'higher-better',
	reversed: [2],
	missing: { rule: 'person-mean', maxMissing: 1 },
	risk: [{ item: 4, when: { op: '<=', value: 1 }, action: 'follow-up' }]
};

test('a project’s own scale is a definition like the others', () => {
	const scale = ownScale(own);
	expect(scale.range?.value).toEqual([4, 12]);
	expect(scale.items[1]).toEqual({ number: 2, values: [3, 2, 1], reversed: true });
	expect(score(scale, { 1: 3, 2: 3, 3: 3 })).toMatchObject({
		total: 12,
		imputed: [4],
		risk: [{ state: 'unanswered' }]
	});
	expect(score(scale, { 1: 3, 2: 3, 3: 3, 4: 1 })).toMatchObject({ total: 10, risk: [{ item: 4, state: 'flagged' }] });
	expect(ownScale({ ...own, aggregate: 'mean' }).range?.value).toEqual([1, 3]);
	expect(scale.bands).toEqual([]);
});

test.each<[string, Partial<OwnScale>, RegExp]>([
	['no statement', { statements: 0, reversed: [], risk: [], missing: { rule: 'complete' } }, /at least one item/],
	['one option', { values: [1] }, /two different values/],
	['an option twice', { values: [1, 2, 2] }, /same value twice/],
	['no number', { values: [1, NaN] }, /no number/],
	[
		'a risk statement that is not there',
		{ risk: [{ item: 9, when: { op: '>=', value: 1 }, action: 'safety' }] },
		/no item 9/
	],
	['a rule that lets everything be missing', { missing: { rule: 'person-mean', maxMissing: 4 } }, /nothing to score/],
	['a reversed statement that is not there', { reversed: [5] }, /no item 5/]
])('%s is refused', (_, change, message) => {
	expect(() => ownScale({ ...own, ...change })).toThrow(message);
});

test('stored values are counted as they are; a common answer code is turned on request', () => {
	const scale = ownScale({ ...own, risk: [] });
	const codes = { 1: 3, 2: 1, 3: 3, 4: 3 };
	expect(score(scale, codes)).toMatchObject({ total: 10 });
	expect(score(scale, fromCommonScale(scale, codes))).toMatchObject({ total: 12 });
	expect(fromCommonScale(scale, { 2: 7, 1: null })).toEqual({ 2: 7, 1: null });
});

test('a definition that does not fit together says where', () => {
	const faults = checkDefinition({
		...phq9,
		range: { value: [0, 30], confirmed: true },
		riskItems: [{ item: 12, when: { op: '>=', value: 1 }, action: 'safety', confirmed: true }]
	});
	expect(faults).toEqual(['risk: there is no item 12', 'the items do not make the range 0 to 30']);
});

test('the short form out of the long one', () => {
	const long = Object.fromEntries(wemwbs.items.map((item) => [item.number, (item.number % 5) + 1]));
	expect(shortFormAnswers(swemwbs, 'wemwbs', long)).toEqual({ 1: 2, 2: 3, 3: 4, 4: 2, 5: 3, 6: 5, 7: 2 });
	expect(() => shortFormAnswers(phq9, 'wemwbs', long)).toThrow(RangeError);
	expect(() => shortFormAnswers(swemwbs, 'phq9', long)).toThrow(RangeError);
});
