import { describe, expect, test } from 'vitest';
import {
	asq3,
	asqse2,
	assis,
	bandOf,
	bandsFor,
	cdi,
	configure,
	core10,
	epds,
	explain,
	gad7,
	ghq12,
	howThingsAre,
	kpcs,
	measures,
	morsSf,
	nvsUk,
	ons4,
	ownfive,
	pbq,
	phq9,
	promis,
	reqol10,
	rses,
	score,
	sspars,
	supportNetwork,
	swemwbs,
	thresholdsFor,
	wemwbs,
	withVariant,
	zoneOf,
	type Answers,
	type ScoreResult
} from '../src/index.ts';
import { filled, found, highest } from './filled.ts';

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

describe('bands', () => {
	test('that were not read in a source are off until they are asked for', () => {
		expect(bandsFor(wemwbs)).toEqual([]);
		expect(bandsFor(wemwbs, { includeUnconfirmed: true })).toHaveLength(4);
		expect(bandsFor(kpcs).map((band) => band.label)).toEqual(['non-clinical']);
		expect(thresholdsFor(epds).map((line) => line.value)).toEqual([10, 11, 13]);
		const on = measures.filter((definition) => bandsFor(definition).length > 0).map(({ id }) => id);
		expect(on).toEqual(['phq9', 'gad7', 'epds', 'kpcs', 'nvs-uk', 'rses']);
	});

	test.each([
		[phq9, 0, 'minimal or none'],
		[phq9, 4, 'minimal or none'],
		[phq9, 5, 'mild'],
		[phq9, 14.5, 'moderate'],
		[phq9, 27, 'severe'],
		[phq9, 28, undefined],
		[phq9, -1, undefined],
		[kpcs, 45, 'non-clinical'],
		[kpcs, 35, undefined],
		[rses, 14, 'low'],
		[rses, 15, 'usual']
	])('%#: a score and its band', (definition, points, label) => {
		expect(bandOf(definition, points)?.label).toBe(label);
	});

	test('decimals of SWEMWBS fall into its bands', () => {
		const label = (points: number) => bandOf(swemwbs, points, { includeUnconfirmed: true })?.label;
		expect([label(19.25), label(19.98), label(27.03), label(28.13)]).toEqual([
			'low (mean − 1 SD)',
			'medium',
			'medium',
			'high (mean + 1 SD)'
		]);
		expect(bandOf(swemwbs, 19.25)).toBeUndefined();
	});
});
