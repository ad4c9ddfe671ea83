import { describe, expect, test } from 'vitest';
import {
	epds,
	explainProblem,
	howThingsAre,
	kpcs,
	optionsFor,
	ownScale,
	phq9,
	readWording,
	type Wording,
	type WordingOutcome
} from '../src/index.ts';

const stated = { language: 'en', licenceReference: 'Letter of 1 March 2026' };

function wordingIn(outcome: WordingOutcome): Wording {
	if (!outcome.ok) throw new Error(outcome.problems.map(explainProblem).join('\n'));
	return outcome.wording;
}

const problemsIn = (outcome: WordingOutcome) => (outcome.ok ? [] : outcome.problems.map(explainProblem));
const lines = (count: number) => Array.from({ length: count }, (_, index) => `Statement ${index + 1}`).join('\n');

describe('plain text', () => {
	test('one item a line, with language, licence, title, instructions and one answer scale', () => {
		const text = `\uFEFF# our own words
language: ES
licence: Decision of the group, 3 March 2026
title: Cómo van las cosas
instructions: Piensa en los últimos días.
options: 1 = Nunca | 2 = Casi nunca | 3 = A veces | 4 = Casi siempre | 5 = Siempre

1. Primera
2) Segunda: con dos puntos
Tercera
4. Cuarta
5. Quinta
6. Sexta
7. 🌱 séptima\r\n`;
		expect(wordingIn(readWording(text, howThingsAre))).toEqual({
			measure: 'how-things-are',
			language: 'es',
			licenceReference: 'Decision of the group, 3 March 2026',
			source: 'plain-text',
			title: 'Cómo van las cosas',
			instructions: 'Piensa en los últimos días.',
			items: ['Primera', 'Segunda: con dos puntos', 'Tercera', 'Cuarta', 'Quinta', 'Sexta', '🌱 séptima'],
			options: ['Nunca', 'Casi nunca', 'A veces', 'Casi siempre', 'Siempre'].map((label, index) => ({
				value: index + 1,
				label
			}))
		});
	});

	test('options below an item are its own', () => {
		const text = epds.items
			.map(({ number, values }) =>
				[`Item ${number}`, ...values.map((value) => `  ${value} = answer ${number}/${value}`)].join('\n')
			)
			.join('\n');
		const wording = wordingIn(readWording(text, epds, stated));
		expect(wording.options).toBeUndefined();
		expect(optionsFor(wording, 3)?.map((option) => option.value)).toEqual([3, 2, 1, 0]);
	});

	test('one answer scale for all stores turned values on the reversed items', () => {
		const scale = ownScale({
			id: 'own',
			name: 'Own',
			statements: 3,
			values: [0, 1, 2],
			direction: 'higher-better',
			reversed: [2]
		});
		const wording = wordingIn(readWording(`options: 0 = No | 1 = A bit | 2 = Yes\n${lines(3)}`, scale, stated));
		expect(wording.options?.map(({ value, label }) => [value, label])).toEqual([
			[0, 'No'],
			[1, 'A bit'],
			[2, 'Yes']
		]);
		expect(optionsFor(wording, 2)?.map(({ value, label }) => [value, label])).toEqual([
			[2, 'No'],
			[1, 'A bit'],
			[0, 'Yes']
		]);
	});

	test('"not applicable" is named once and shown on the items that have it', () => {
		const text = `options: 0 = No | 1 = Hardly | 2 = Sometimes | 3 = Yes | N/A = Does not apply\n${lines(15)}`;
		expect(wordingIn(readWording(text, kpcs, stated)).notApplicable).toBe('Does not apply');
		const wrong = `${lines(2)}\n  n/a = Does not apply\n${Array(13).fill('x').join('\n')}`;
		expect(problemsIn(readWording(wrong, kpcs, stated))).toEqual([
			'line 2: expected no such option on item 2, found "Does not apply" as not applicable'
		]);
	});

	test('an extra item may be there or not', () => {
		expect(wordingIn(readWording(lines(9), phq9, stated)).items).toHaveLength(9);
		expect(wordingIn(readWording(lines(10), phq9, stated)).items).toHaveLength(10);
	});

	test.each<[string, string, string[]]>([
		['one item too few', lines(6), ['line 6: expected 7 items, found 6']],
		['one item too many', lines(8), ['line 8: expected 7 items, found 8']],
		['nothing', '', ['line 1: expected 7 items, found 0']],
		['a number out of order', lines(6) + '\n9. Last', ['line 7: expected item 7, found an item numbered 9']],
		[
			'a value that is not scored',
			`options: 0 = No | 1 = Yes\n${lines(7)}`,
			['line 1: expected options worth 1, 2, 3, 4, 5, found options worth 0, 1']
		],
		[
			'an option that is none',
			`options: No | Yes\n${lines(7)}`,
			[
				'line 1: expected options such as 1 = Never | 2 = Rarely, found "No"',
				'line 1: expected options such as 1 = Never | 2 = Rarely, found "Yes"'
			]
		],
		[
			'an option before any item',
			`1 = No\n${lines(7)}`,
			['line 1: expected "options:" or an item, found an option before any item']
		],
		[
			'a header twice',
			`language: en\nlanguage: en\n${lines(7)}`,
			['line 2: expected it once, found a second "language:"']
		],
		[
			'another language than was said',
			`language: es\n${lines(7)}`,
			['line 1: expected en, as was said of this file, found es']
		],
		[
			'a language that is none',
			`language: english\n${lines(7)}`,
			['line 1: expected a language tag such as en, es or pt-BR, found "english"']
		],
		['an endless item', `${lines(6)}\n${'x'.repeat(2001)}`, ['line 7: expected 2000 at most, found 2001 characters']]
	])('%s', (_, text, problems) => {
		expect(problemsIn(readWording(text, howThingsAre, { language: 'en' }))).toEqual(problems);
	});

	test('language and licence are needed, the licence not for own words', () => {
		expect(problemsIn(readWording(lines(10), epds))).toEqual([
			'line 1: expected a language tag such as en, es or pt-BR, found no language',
			'line 1: expected a reference to the right to use these words (owner: Royal College of Psychiatrists), found none'
		]);
		expect(wordingIn(readWording(lines(7), howThingsAre, { language: 'en' })).licenceReference).toBe('own words');
	});
});
