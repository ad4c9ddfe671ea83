import { describe, expect, test } from 'vitest';
import {
	asq3,
	asqse2,
	assis,
	cdi,
	configure,
	phq9,
	score,
	supportNetwork,
	zoneOf,
	type Answers,
	type ScoreResult
} from '../src/index.ts';
import { filled, found, highest } from './filled.ts';

const row = (...values: readonly (number | null | 'not-applicable')[]): Answers =>
	Object.fromEntries(values.map((value, index) => [index + 1, value]));
const totalOf = (result: ScoreResult) => (result.kind === 'total' ? result.total : null);
const partsOf = (result: ScoreResult) => Object.fromEntries(result.subscales.map((part) => [part.id, part.score]));

describe('ASQ-3', () => {
	const tens = (blanks: readonly number[]) => filled(asq3, (_, item) => (item <= 6 ? 5 : 10), blanks);

	test('up to two omitted items of a domain take the mean of the answered; with three there is no score', () => {
		expect(partsOf(score(asq3, tens([1, 2, 7, 8, 9])))).toMatchObject({
			communication: 30,
			'gross-motor': null,
			'fine-motor': 60
		});
	});

	test('cut-offs are carried with their evidence and applied only as the licensee enters them', () => {
		const printed = asq3.cutoffs?.printed.filter((cutoff) => cutoff.interval === 12) ?? [];
		expect(printed.map((cutoff) => cutoff.value)).toEqual([15.64, 21.49, 34.5, 27.32, 21.73]);
		expect(
			asq3.cutoffs?.printed.filter((cutoff) => cutoff.confirmed === false).map((cutoff) => cutoff.interval)
		).toEqual(Array(5).fill(24));
		const licensed = { refer: 15.64, monitor: 29.41 };
		expect([15, 15.64, 15.65, 29.41, 29.42].map((points) => zoneOf(asq3, points, licensed))).toEqual([
			'refer',
			'refer',
			'monitor',
			'monitor',
			'expected'
		]);
		expect(() => zoneOf(asq3, 10, { refer: 20, monitor: 10 })).toThrow(RangeError);
		expect(() => zoneOf(phq9, 10, licensed)).toThrow(RangeError);
	});

	test('any concern in the overall section is followed up; nobody asked is not "none"', () => {
		const state = (concerns?: readonly number[]) => found(score(asq3, tens([]), { concerns }).risk[0]).state;
		expect([state(), state([]), state([0])]).toEqual(['unanswered', 'clear', 'flagged']);
	});
});

describe('ASQ:SE-2', () => {
	const form = configure(asqse2, { items: 16 });
	const fives = (blanks: readonly number[]) => filled(form, () => 5, blanks);

	test('must be set up, then adds 5 for each concern', () => {
		expect(score(asqse2, row(5, 5))).toMatchObject({ reasons: [{ code: 'not-set', settings: ['items'] }] });
		expect(totalOf(score(form, fives([]), { concerns: [2, 5] }))).toBe(90);
		expect(score(form, fives([])).method).toBe('items=16:sum');
	});

	test('one or two omitted change nothing, three need the cut-off, four are too many', () => {
		expect(totalOf(score(form, fives([1, 2])))).toBe(70);
		expect(score(form, fives([1, 2, 3]))).toMatchObject({ reasons: [{ code: 'cutoff-needed', items: [1, 2, 3] }] });
		expect(totalOf(score(form, fives([1, 2, 3]), { cutoff: 35 }))).toBe(65);
		expect(totalOf(score(form, fives([1, 2, 3]), { cutoff: 70 }))).toBe(80);
		expect(totalOf(score(form, fives([1, 2, 3, 4]), { cutoff: 70 }))).toBeNull();
	});

	test('refers above the cut-off', () => {
		expect([60, 65, 66].map((points) => zoneOf(form, points, { refer: 65, monitor: 60 }))).toEqual([
			'monitor',
			'monitor',
			'refer'
		]);
		expect(zoneOf(form, 59, { refer: 65, monitor: 60 })).toBe('expected');
	});
});

test('UK-CDI: what is said is also understood; a word that is not ticked is not known', () => {
	const answers = Object.fromEntries(
		[...Array(395)].map((_, index) => [index + 1, index < 40 ? 2 : index < 100 ? 1 : null])
	);
	expect(partsOf(score(cdi, answers))).toEqual({ comprehension: 100, production: 40 });
	expect(zoneOf(cdi, 12, { refer: 12 })).toBe('refer');
	const american = configure(cdi, { items: 680 });
	expect(partsOf(score(american, filled(american, highest)))).toEqual({ comprehension: 680, production: 680 });
});

test('ASSIS: means of six areas with at least four, and a network of distinct people', () => {
	const result = score(assis, row(7, 6, 5, 4, null, null, 1, 2, 3, null, null, null));
	expect(partsOf(result)).toEqual({ satisfaction: 5.5, need: null });
	const threePoint = configure(assis, { values: [1, 2, 3] });
	expect(partsOf(score(threePoint, filled(threePoint, highest)))).toEqual({ satisfaction: 3, need: 3 });
	const areas = [['a', 'b', 'a'], ['b'], [], ['c'], ['a', 'c'], ['d']];
	expect(supportNetwork({ areas, negative: ['b', 'z', 'b'] })).toEqual({
		networkSize: 4,
		conflictedSize: 1,
		unconflictedSize: 3,
		areaSizes: [2, 1, 0, 1, 2, 1]
	});
	expect(() => supportNetwork({ areas: areas.slice(1), negative: [] })).toThrow(RangeError);
});
