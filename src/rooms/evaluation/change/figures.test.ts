import { definitionOf, type MeasureDefinition } from '@kith/measures';
import { expect, test } from 'vitest';
import type { ScoredPerson } from './analysis.ts';
import { baselineOf, casenessOf, groupsAreBands, lostOf } from './figures.ts';

const epds = definitionOf('epds') as MeasureDefinition;
const wemwbs = definitionOf('wemwbs') as MeasureDefinition;
const people = (...scores: [number | null, number | null][]): ScoredPerson[] =>
	scores.map(([before, after], place) => ({ id: `p${place}`, cohort: '', before, after, verdict: null }));

test('a level: whoever stands at it is above, and only those scored both times count', () => {
	const group = people([13, 13], [20, 12], [15, 12], [16, 9], [12, 13], [5, 4], [30, null], [null, 30]);
	expect(casenessOf(epds, group, 13)).toEqual({
		threshold: 13,
		paired: 6,
		stayedAbove: 1,
		movedBelow: 3,
		movedAbove: 1,
		stayedBelow: 1,
		mcnemarP: 0.625 // 2 × (1 + 4) ÷ 2⁴
	});
	expect(casenessOf(epds, [], 13)).toMatchObject({ paired: 0, mcnemarP: 1 });
});

test('where a measure says of its level that only more than it, or at most it, counts, that holds', () => {
	const by = (op: '>' | '<=' | '<') =>
		({ ...epds, thresholds: [{ id: 'x', name: 'x', op, value: 10, confirmed: true }] }) as MeasureDefinition;
	const group = people([10, 11], [11, 10], [11, 11], [11, 9]);
	const strictly = { stayedAbove: 1, movedBelow: 2, movedAbove: 1, stayedBelow: 0 };
	expect(casenessOf(by('>'), group, 10)).toMatchObject(strictly);
	expect(casenessOf(by('<='), group, 10)).toMatchObject(strictly);
	expect(casenessOf(by('<'), group, 10)).toMatchObject({
		stayedAbove: 3,
		movedBelow: 1,
		movedAbove: 0,
		stayedBelow: 0
	});
});

test('by where people began: the bands of the measure', () => {
	expect(groupsAreBands(epds)).toBe(true);
	expect(baselineOf(epds, people([9, 7], [10, 4], [12, 12], [30, 20], [30, null]))).toEqual({
		cuts: [10, 13],
		groups: [
			{ group: 'lower', n: 1, meanBefore: 9, meanAfter: 7, meanChange: -2 },
			{ group: 'possible depression', n: 2, meanBefore: 11, meanAfter: 8, meanChange: -3 },
			{ group: 'probable depression', n: 1, meanBefore: 30, meanAfter: 20, meanChange: -10 }
		]
	});
});

test('without bands thirds, by quantiles of type 7, the lower one with its cut', () => {
	const bare = { ...wemwbs, bands: [] };
	expect(groupsAreBands(bare)).toBe(false);
	// R: quantile(c(1, 2, 3, 4, 5, 6, 8), c(1, 2) / 3) is 3 and 5.
	const found = baselineOf(bare, people([1, 4], [2, 2], [3, 9], [4, 4], [5, 6], [6, 5], [8, 8]));
	expect(found.cuts.map((cut) => Number(cut.toFixed(9)))).toEqual([3, 5]);
	expect(found.groups).toEqual([
		{ group: 'lowest', n: 3, meanBefore: 2, meanAfter: 5, meanChange: 3 },
		{ group: 'middle', n: 2, meanBefore: 4.5, meanAfter: 5, meanChange: 0.5 },
		{ group: 'highest', n: 2, meanBefore: 7, meanAfter: 6.5, meanChange: -0.5 }
	]);
	expect(baselineOf(bare, [])).toMatchObject({ cuts: [], groups: [{ n: 0, meanBefore: null }, {}, {}] });
});

test('who was lost, and where they began', () => {
	expect(lostOf(people([10, null], [13, null], [1, 1], [null, 4]))).toEqual({ n: 2, meanBefore: 11.5 });
	expect(lostOf([])).toEqual({ n: 0, meanBefore: null });
});
