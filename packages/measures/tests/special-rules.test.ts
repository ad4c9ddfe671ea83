import { describe, expect, test } from 'vitest';
import {
	configure,
	core10,
	epds,
	explain,
	gad7,
	ghq12,
	kpcs,
	morsSf,
	nvsUk,
	ons4,
	pbq,
	phq9,
	reqol10,
	score,
	thresholdsFor,
	wemwbs,
	type Answers,
	type ScoreResult
} from '../src/index.ts';
import { filled, found } from './filled.ts';

const row = (...values: readonly (number | null | 'not-applicable')[]): Answers =>
	Object.fromEntries(values.map((value, index) => [index + 1, value]));
const totalOf = (result: ScoreResult) => (result.kind === 'total' ? result.total : null);
const partsOf = (result: ScoreResult) => Object.fromEntries(result.subscales.map((part) => [part.id, part.score]));

describe('missing rules', () => {
	test('WEMWBS takes the person mean for up to three, unrounded, and says that the rule is unconfirmed', () => {
		const result = score(wemwbs, row(3, 4, 5, 3, 4, 2, 1, 5, 4, 3, 3, null, null, null));
		expect(totalOf(result)).toBeCloseTo((37 * 14) / 11, 12);
		expect(result).toMatchObject({ method: 'sum+person-mean', imputed: [12, 13, 14] });
		expect(result.unconfirmed).toContainEqual({ figure: 'missing rule', confirmed: false, note: expect.any(String) });
	});

	test('PHQ-9 and GAD-7 take it for up to two', () => {
		expect(totalOf(score(phq9, row(1, 2, 3, 1, 0, 2, 1, null, null)))).toBeCloseTo((10 / 7) * 9, 12);
		expect(totalOf(score(gad7, row(1, 2, 3, 1, 0, 2, null)))).toBeCloseTo((9 / 6) * 7, 12);
		expect(totalOf(score(gad7, row(1, 2, 3, 1, null, null, null)))).toBeNull();
	});

	test('CORE-10 and ReQoL-10 take it for one', () => {
		expect(totalOf(score(core10, row(4, 3, 2, 1, 0, 1, 2, 3, 4, null)))).toBeCloseTo(200 / 9, 12);
		expect(totalOf(score(reqol10, row(4, 3, 2, 1, 0, 1, 2, 3, 4, null)))).toBeCloseTo(200 / 9, 12);
		expect(totalOf(score(core10, row(4, 3, 2, 1, 0, 1, 2, 3, null, null)))).toBeNull();
	});

	test('Newest Vital Sign counts an unanswered question as wrong', () => {
		expect(score(nvsUk, row(1, 1, null, 1, null, null))).toMatchObject({
			total: 3,
			imputed: [3, 5, 6],
			method: 'sum+zero'
		});
	});

	test('the reason says how many, of how many, which, and what was allowed', () => {
		const result = score(epds, row(0, null, 1, 1, 1, 1, 1, null, 1, 1));
		const reasons = result.kind === 'none' ? result.reasons.map(explain) : [];
		expect(reasons).toEqual(['2 items of 10 missing (2, 8); every item is needed']);
	});
});

describe('GHQ-12', () => {
	const answers = row(0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3);

	test('is counted three ways, and the way is kept', () => {
		expect(score(ghq12, answers)).toMatchObject({ total: 6, method: 'ghq' });
		expect(score(ghq12, answers, { method: 'likert' })).toMatchObject({ total: 18, method: 'likert' });
		// Negative items 2, 5, 6, 9, 10, 11 hold 1, 0, 1, 0, 1, 2: four count; positive ones 0, 2, 3, 2, 3, 3: five.
		expect(score(ghq12, answers, { method: 'cghq' })).toMatchObject({ total: 9, method: 'cghq' });
		expect(() => score(ghq12, answers, { method: 'other' })).toThrow(/ghq, likert, cghq/);
		expect(() => score(epds, {}, { method: 'likert' })).toThrow(RangeError);
	});

	test('its cut-offs belong to a method', () => {
		expect(thresholdsFor(ghq12, { method: 'ghq' }).map((line) => line.value)).toEqual([4]);
		expect(thresholdsFor(ghq12, { method: 'likert' })).toEqual([]);
		expect(thresholdsFor(ghq12, { method: 'likert', includeUnconfirmed: true }).map((line) => line.value)).toEqual([
			12
		]);
	});

	test('the manual’s rule for omitted items can be chosen', () => {
		const byManual = configure(ghq12, { missing: found(ghq12.missingAlternatives[0]) });
		const result = score(byManual, { ...answers, 4: null });
		expect(result).toMatchObject({ total: 5, method: 'missing=zero:ghq+zero' });
		expect(totalOf(score(ghq12, { ...answers, 4: null }))).toBeNull();
	});
});

test('KPCS: "not applicable" counts 2 on items 1 and 9 only; a blank is no "not applicable"', () => {
	const zeros = filled(kpcs, () => 0);
	expect(totalOf(score(kpcs, { ...zeros, 1: 'not-applicable', 9: 'not-applicable' }))).toBe(4);
	expect(score(kpcs, { ...zeros, 2: 'not-applicable' })).toMatchObject({
		reasons: [{ code: 'not-applicable', item: 2 }]
	});
	expect(score(kpcs, { ...zeros, 1: null })).toMatchObject({ kind: 'none', missing: [1] });
});

test('PBQ: four factors beside the total, each complete for itself; two risk items', () => {
	const result = score(
		pbq,
		filled(pbq, (_, item) => (item === 18 || item === 24 ? 1 : 5), [2])
	);
	expect(result.kind).toBe('none');
	expect(partsOf(result)).toEqual({ f1: null, f2: 35, f3: 20, f4: 2 });
	expect(result.risk.map(({ item, state, action }) => [item, state, action])).toEqual([
		[18, 'flagged', 'safeguarding'],
		[24, 'flagged', 'safeguarding']
	]);
	const cuts = pbq.subscales.map((part) => part.thresholds.map((line) => line.value));
	expect(cuts).toEqual([[12], [13, 17], [10], [2, 3]]);
});

test('MORS-SF and ONS4 keep their scores apart', () => {
	const mors = score(
		morsSf,
		filled(morsSf, (_, item) => ([1, 3, 4, 6, 8, 11, 13].includes(item) ? 5 : 1))
	);
	expect(partsOf(mors)).toEqual({ warmth: 35, invasion: 7 });
	const ons = score(ons4, row(7, null, 9, 2));
	expect(partsOf(ons)).toEqual({ satisfaction: 7, worthwhile: null, happy: 9, anxious: 2 });
	expect(ons.subscales.map((part) => part.direction)).toEqual([...Array(3).fill('higher-better'), 'higher-worse']);
});
