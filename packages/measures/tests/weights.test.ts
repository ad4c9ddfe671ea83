import { describe, expect, test } from 'vitest';
import { epds, gad7, optionsFor, phq9, riskOf, type WordingOutcome } from '../src/index.ts';
import { askedIn, file, read, valuesOf, wordingIn } from './reading.ts';

const kindsIn = (outcome: WordingOutcome) => (outcome.ok ? [] : [...new Set(outcome.problems.map(({ kind }) => kind))]);

type Answer = Record<string, unknown>;

/** A questionnaire of our own making: so many items, each with these answers. */
const questionnaire = (items: number, answers: (item: number) => Answer[]) => ({
	resourceType: 'Questionnaire',
	status: 'active',
	item: Array.from({ length: items }, (_, index) => ({
		linkId: `q${index + 1}`,
		type: 'choice',
		text: `Made-up question ${index + 1}`,
		answerOption: answers(index + 1)
	}))
});
const words = ['Never so', 'Now and then', 'Often', 'All the time'];
const weight = (value: unknown, url = 'ordinalValue') => ({
	extension: [{ url: `http://hl7.org/fhir/StructureDefinition/${url}`, valueDecimal: value }]
});
const coded = (codes: readonly string[], shown: readonly string[] = words) =>
	codes.map((code, at) => ({ valueCoding: { code, display: shown[at] } }));

describe('a code is never a value', () => {
	test('codes by position: every turned item and the one about safety is asked, none is kept without it', () => {
		const asked = askedIn(read(file('01-codes-by-position'), epds));
		expect(asked.map(({ items }) => items)).toEqual([[1, 2], [3], [4], [5], [6], [7], [8], [9], [10]]);
		expect(asked.at(-1)).toEqual({
			items: [10],
			text: 'Own statement 10',
			labels: ['A great deal', 'Somewhat', 'Hardly', 'Not at all'],
			meaning: 'most-worrying'
		});
	});

	const worst = Object.fromEntries(
		askedIn(read(file('01-codes-by-position'), epds)).map(({ items, labels }) => {
			const down = [1, 2, 4].includes(items[0] ?? 0) ? labels.at(-1) : labels[0];
			return [items[0], down ?? ''];
		})
	);

	test('what somebody says gives the values: the most worrying answer flags, “not at all” does not', () => {
		const outcome = read(file('01-codes-by-position'), epds, { most: worst });
		const wording = wordingIn(outcome);
		expect(outcome).toMatchObject({ valuesFrom: 'person' });
		expect(optionsFor(wording, 10)).toEqual([
			{ value: 3, label: 'A great deal' },
			{ value: 2, label: 'Somewhat' },
			{ value: 1, label: 'Hardly' },
			{ value: 0, label: 'Not at all' }
		]);
		expect(valuesOf(wording, 1)).toEqual([0, 1, 2, 3]);
		expect(riskOf(epds, { 10: 3 })[0]?.state).toBe('flagged');
		expect(riskOf(epds, { 10: 0 })[0]?.state).toBe('clear');
	});

	test('one yes too few keeps nothing', () => {
		const { 10: _, ...rest } = worst;
		const outcome = read(file('01-codes-by-position'), epds, { most: rest });
		expect(kindsIn(outcome)).toEqual(['no-value', 'say-most']);
		expect(askedIn(outcome).map(({ items }) => items)).toEqual([[10]]);
	});

	test.each([
		['from 0', ['0', '1', '2', '3']],
		['from 1', ['1', '2', '3', '4']],
		['turned', ['3', '2', '1', '0']],
		['letters', ['a', 'b', 'c', 'd']],
		['words', ['never', 'sometimes', 'often', 'always']],
		['of another terminology', ['LA1-1', 'LA2-2', 'LA3-3', 'LA4-4']]
	])('codes %s say nothing: the scale is asked once, and the question about safety by itself', (_, codes) => {
		const outcome = read(
			questionnaire(9, () => coded(codes)),
			phq9
		);
		expect(askedIn(outcome).map(({ items, meaning }) => [items, meaning])).toEqual([
			[[1, 2, 3, 4, 5, 6, 7, 8], 'worst'],
			[[9], 'most-worrying']
		]);
		const said = { 1: 'All the time', 9: 'All the time' };
		expect(
			valuesOf(
				wordingIn(
					read(
						questionnaire(9, () => coded(codes)),
						phq9,
						{ most: said }
					)
				),
				9
			)
		).toEqual([0, 1, 2, 3]);
	});

	test.each([
		['numbers', [0, 1, 2, 3].map((valueInteger) => ({ valueInteger }))],
		['plain words', words.map((valueString) => ({ valueString }))]
	])('%s say nothing either', (_, answers) => {
		expect(
			kindsIn(
				read(
					questionnaire(7, () => answers),
					gad7
				)
			)
		).toEqual(['no-value', 'say-most']);
	});

	test('codes that the measure is known by give the values, save of a question about safety', () => {
		const loinc = ['LA6568-5', 'LA6569-3', 'LA6570-1', 'LA6571-9'].map((code, at) => ({
			valueCoding: { system: 'http://loinc.org', code, display: words[at] }
		}));
		expect(
			valuesOf(
				wordingIn(
					read(
						questionnaire(7, () => loinc),
						gad7
					)
				),
				1
			)
		).toEqual([0, 1, 2, 3]);
		const outcome = read(
			questionnaire(9, () => loinc),
			phq9
		);
		expect(askedIn(outcome)).toEqual([
			{ items: [9], text: 'Made-up question 9', labels: words, meaning: 'most-worrying', said: 'All the time' }
		]);
		expect(
			valuesOf(
				wordingIn(
					read(
						questionnaire(9, () => loinc),
						phq9,
						{ most: { 9: 'all  the time' } }
					)
				),
				9
			)
		).toEqual([0, 1, 2, 3]);
		expect(
			kindsIn(
				read(
					questionnaire(9, () => loinc),
					phq9,
					{ most: { 9: 'Never so' } }
				)
			)
		).toEqual(['disagrees']);
	});

	test('an answer that is none, and one in the middle, are refused', () => {
		const sent = questionnaire(7, () => coded(['a', 'b', 'c', 'd']));
		expect(kindsIn(read(sent, gad7, { most: { 1: 'Perhaps' } }))).toContain('not-an-answer');
		expect(kindsIn(read(sent, gad7, { most: { 1: 'Often' } }))).toContain('not-at-an-end');
	});
});

describe('weights', () => {
	const weighed = (values: readonly unknown[], url?: string) =>
		words.map((display, at) => ({ ...weight(values[at], url), valueCoding: { code: `c${at}`, display } }));

	test.each(['ordinalValue', 'itemWeight', 'questionnaire-ordinalValue', 'iso21090-CO-value'])('%s is one', (url) => {
		expect(
			valuesOf(
				wordingIn(
					read(
						questionnaire(7, () => weighed([3, 2, 1, 0], url)),
						gad7
					)
				),
				1
			)
		).toEqual([3, 2, 1, 0]);
	});

	test('itemWeight of the coding, as in 04', () => {
		expect(optionsFor(wordingIn(read(file('04-item-weight'), gad7)), 1)).toEqual(
			['Never so', 'On some days', 'On most days', 'Every day'].map((label, value) => ({ label, value }))
		);
	});

	test('a weight that is missing, written as a word, half, or there twice is refused', () => {
		expect(
			kindsIn(
				read(
					questionnaire(7, () => weighed([0, 1, undefined, 3])),
					gad7
				)
			)
		).toEqual(['no-value']);
		expect(
			kindsIn(
				read(
					questionnaire(7, () => weighed(['0', '1', '2', '3'])),
					gad7
				)
			)
		).toEqual(['no-value', 'say-most']);
		expect(
			kindsIn(
				read(
					questionnaire(7, () => weighed([0, 0.5, 1, 3])),
					gad7
				)
			)
		).toEqual(['values']);
		expect(
			kindsIn(
				read(
					questionnaire(7, () => weighed([0, 1, 1, 3])),
					gad7
				)
			)
		).toEqual(['values']);
		expect(
			kindsIn(
				read(
					questionnaire(7, () => weighed([1, 2, 3, 4])),
					gad7
				)
			)
		).toEqual(['values']);
	});

	test('whoever asks for it has every question about safety pointed out, also where there are weights', () => {
		const sent = questionnaire(9, () => weighed([0, 1, 2, 3]));
		expect(read(sent, phq9).ok).toBe(true);
		expect(askedIn(read(sent, phq9, { askRisks: true }))).toMatchObject([{ items: [9], said: 'All the time' }]);
		expect(read(sent, phq9, { askRisks: true, most: { 9: 'All the time' } }).ok).toBe(true);
		const turned = questionnaire(9, (item) => weighed(item === 9 ? [3, 2, 1, 0] : [0, 1, 2, 3]));
		expect(kindsIn(read(turned, phq9, { askRisks: true, most: { 9: 'All the time' } }))).toEqual(['disagrees']);
	});
});
