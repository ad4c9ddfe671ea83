import { describe, expect, test } from 'vitest';
import {
	casenessOf,
	casenessTable,
	changeOf,
	clinicalChange,
	clinicalCutoff,
	core10,
	criteriaFor,
	epds,
	gad7,
	jacobsonTruax,
	measures,
	phq9,
	preferredCriterion,
	reliableChange,
	swemwbs,
	talkingTherapiesOutcomes,
	wemwbs,
	type TherapyCourse
} from '../src/index.ts';
import { found } from './filled.ts';

const scores = (before: number, after: number) => ({ before, after });
const rule = (definition: Parameters<typeof preferredCriterion>[0]) => ({
	published: found(preferredCriterion(definition))
});

describe('reliable change', () => {
	test.each([
		[phq9, 15, 9, 'improved'],
		[phq9, 15, 10, 'none'],
		[phq9, 9, 15, 'deteriorated'],
		[gad7, 10, 6, 'improved'],
		[core10, 20, 14, 'improved'],
		[core10, 20, 15, 'none'],
		[wemwbs, 40, 48.5, 'none'],
		[wemwbs, 40, 49, 'improved'],
		[swemwbs, 19.25, 22.35, 'improved'],
		[swemwbs, 22.35, 19.98, 'none']
	] as const)('%#', (definition, before, after, verdict) => {
		const direction = found(definition.direction ?? undefined).value;
		expect(reliableChange(direction, scores(before, after), rule(definition)).verdict).toBe(verdict);
	});

	test('a decimal difference that binary numbers miss still reaches its criterion', () => {
		const criterion = { published: { id: 'x', kind: 'reliable', better: 1.48, worse: 1.48, confirmed: true } } as const;
		expect(20.73 - 19.25).not.toBe(1.48);
		expect(changeOf(scores(19.25, 20.73))).toBe(1.48);
		expect(reliableChange('higher-better', scores(19.25, 20.73), criterion).verdict).toBe('improved');
		expect(Object.is(changeOf(scores(2, 2)), 0)).toBe(true);
	});

	test('better and worse may need different numbers of points', () => {
		const important = { published: found(epds.change.criteria.find((criterion) => criterion.id === 'mcid')) };
		expect(reliableChange('higher-worse', scores(10, 7), important)).toMatchObject({ verdict: 'none', threshold: 4 });
		expect(reliableChange('higher-worse', scores(7, 10), important)).toMatchObject({
			verdict: 'deteriorated',
			threshold: 3
		});
	});

	test('Jacobson–Truax must be passed: CORE-10 by its published figures', () => {
		// From SD 7.7 and alpha .90: SEM 2.435, standard error of a difference 3.444, 6.75 points at 95 %, 5.66 at 90 %.
		const figures = jacobsonTruax({ sd: 7.7, reliability: 0.9 });
		expect(figures.sem).toBeCloseTo(2.435, 3);
		expect(figures.sDiff).toBeCloseTo(3.4436, 3);
		expect(figures.points).toBeCloseTo(6.75, 2);
		expect(jacobsonTruax({ sd: 7.7, reliability: 0.9, z: 1.6449 }).points).toBeCloseTo(5.66, 2);
		const criterion = { jacobsonTruax: { sd: 5, reliability: 0.5, z: 2 } };
		expect(reliableChange('higher-worse', scores(20, 10), criterion)).toMatchObject({ threshold: 10, verdict: 'none' });
		expect(reliableChange('higher-worse', scores(20, 9.5), criterion).verdict).toBe('improved');
		const exact = { jacobsonTruax: { sd: 5, reliability: 1 } };
		expect(reliableChange('higher-better', scores(5, 5), exact).verdict).toBe('none');
		expect(reliableChange('higher-better', scores(5, 6), exact).verdict).toBe('improved');
	});

	test.each([
		{ sd: 0, reliability: 0.9 },
		{ sd: NaN, reliability: 0.9 },
		{ sd: 5, reliability: 1.1 },
		{ sd: 5, reliability: -0.1 },
		{ sd: 5, reliability: 0.9, z: 0 }
	])('refuses %o', (figures) => {
		expect(() => jacobsonTruax(figures)).toThrow(RangeError);
	});

	test('unconfirmed criteria are given on request only; most measures have none', () => {
		expect(criteriaFor(epds).map(({ id }) => id)).toEqual(['mcid']);
		expect(criteriaFor(epds, { includeUnconfirmed: true }).map(({ id }) => id)).toEqual(['matthey-2004', 'mcid']);
		const preferred = measures.filter((definition) => preferredCriterion(definition)).map(({ id }) => id);
		expect(preferred).toEqual(['wemwbs', 'swemwbs', 'phq9', 'gad7', 'epds', 'core10', 'reqol10']);
	});
});

describe('caseness', () => {
	const threshold = found(phq9.thresholds[0]);

	test('four moves across a threshold', () => {
		expect(casenessOf(threshold, scores(10, 9))).toEqual({ before: true, after: false, movement: 'left' });
		expect(casenessOf(threshold, scores(9, 10)).movement).toBe('entered');
		expect(casenessOf(threshold, scores(12, 10)).movement).toBe('stayed-in');
		expect(casenessOf(threshold, scores(9, 0)).movement).toBe('stayed-out');
	});

	test('as a table of people', () => {
		const people = [scores(12, 3), scores(12, 4), scores(2, 11), scores(15, 15), scores(1, 1)];
		expect(casenessTable(threshold, people)).toEqual({ left: 2, entered: 1, 'stayed-in': 1, 'stayed-out': 1 });
		expect(casenessTable(threshold, [])).toEqual({ left: 0, entered: 0, 'stayed-in': 0, 'stayed-out': 0 });
	});
});

describe('clinically significant change', () => {
	const groups = {
		clinical: { mean: 19.7, sd: 7.7 },
		norm: { mean: 4.7, sd: 4.8 },
		direction: 'higher-worse'
	} as const;

	test('the three cut-offs of CORE-10; c agrees with the published 11', () => {
		expect(clinicalCutoff('a', groups)).toBeCloseTo(4.3, 10);
		expect(clinicalCutoff('b', groups)).toBeCloseTo(14.3, 10);
		expect(clinicalCutoff('c', groups)).toBeCloseTo(10.46, 2);
	});

	test('turned round, they lie as far on the other side', () => {
		const turned = {
			clinical: { mean: -19.7, sd: 7.7 },
			norm: { mean: -4.7, sd: 4.8 },
			direction: 'higher-better'
		} as const;
		for (const kind of ['a', 'b', 'c'] as const)
			expect(clinicalCutoff(kind, turned)).toBeCloseTo(-clinicalCutoff(kind, groups), 10);
		expect(() => clinicalCutoff('c', { ...groups, direction: 'higher-better' })).toThrow(RangeError);
		expect(() => clinicalCutoff('c', { ...groups, norm: { mean: 4.7, sd: 0 } })).toThrow(RangeError);
	});

	test.each([
		[20, 8, 'recovered'],
		[20, 13, 'improved'],
		[20, 16, 'unchanged'],
		[10, 3, 'improved'],
		[11, 10, 'unchanged'],
		[8, 20, 'deteriorated']
	])('from %i to %i: %s', (before, after, verdict) => {
		const ruled = { cutoff: 10.46, criterion: rule(core10) };
		expect(clinicalChange('higher-worse', scores(before, after), ruled)).toBe(verdict);
	});
});

describe('the words of NHS Talking Therapies', () => {
	const course = (
		depression: [number | null, number | null],
		anxiety: [number | null, number | null],
		finished = true
	): TherapyCourse => ({
		finished,
		depression: { before: depression[0], after: depression[1] },
		anxiety: { before: anxiety[0], after: anxiety[1] }
	});

	test('each word with its own denominator', () => {
		const outcomes = talkingTherapiesOutcomes([
			course([15, 5], [12, 4]), // recovered, reliably better
			course([10, 9], [5, 5]), // recovered, not reliably
			course([20, 12], [15, 10]), // reliably better, still a case
			course([15, 8], [6, 10]), // better on one, reliably worse on the other
			course([9, 2], [7, 7]), // never a case, reliably better
			course([12, 18], [9, 9]), // reliably worse
			course([9, 10], [8, 7]), // a case by anxiety, then by depression
			course([15, null], [12, null]), // no scores after
			course([15, 5], [12, 4], false) // not finished
		]);
		expect(outcomes).toMatchObject({
			madeFor: 'therapy services',
			finishedCourse: 8,
			notACaseAtStart: 1,
			incompleteScores: 1
		});
		expect(outcomes.recovery).toEqual({ count: 2, of: 7, share: 2 / 7 });
		expect(outcomes.reliableRecovery).toEqual({ count: 1, of: 7, share: 1 / 7 });
		expect(outcomes.reliableImprovement).toEqual({ count: 3, of: 8, share: 3 / 8 });
		expect(outcomes.reliableDeterioration).toEqual({ count: 1, of: 8, share: 1 / 8 });
	});

	test('nobody: no share', () => {
		expect(talkingTherapiesOutcomes([]).recovery).toEqual({ count: 0, of: 0, share: null });
		expect(talkingTherapiesOutcomes([course([3, 3], [3, 3])]).recovery).toEqual({ count: 0, of: 0, share: null });
	});
});
