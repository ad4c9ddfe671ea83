import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { epds, gad7, phq9, readWording } from '../src/index.ts';
import { stated, words, text, weighs, hidden, questionnaire, whole } from './makers.ts';

describe('the files that showed it', () => {
	const file = (name: string) => readFileSync(join(import.meta.dirname, 'questionnaires', `${name}.json`), 'utf8');

	test('06: instructions in an unnamed group', () => {
		expect(whole(readWording(file('06-instructions-in-a-group'), gad7)).wording.instructions).toBe(
			'Think of the last two weeks. How often was it so?'
		);
	});

	test('07: both languages', () => {
		const { wording, translations } = whole(readWording(file('07-two-languages-in-one-file'), gad7));
		expect([wording, ...translations].map(({ language, items }) => [language, items[6]])).toEqual([
			['en', 'Own statement 7'],
			['es', 'Frase propia 7']
		]);
		expect(translations[0]?.options?.map(({ label, value }) => [value, label])).toEqual([
			[0, 'Nunca'],
			[1, 'Algunos días'],
			[2, 'Casi siempre'],
			[3, 'Todos los días']
		]);
	});

	test('a language into which one answer is not translated stays out, and that is said', () => {
		const sent = file('07-two-languages-in-one-file').replace('"Algunos días"', '""');
		const { translations, left } = whole(readWording(sent, gad7));
		expect([translations, left]).toEqual([[], [{ path: '', text: 'es', why: 'language' }]]);
	});
});

describe('texts before the first question', () => {
	const option = words.map((display, value) => ({ ...weighs(value), valueCoding: { code: `c${value}`, display } }));
	const ask = (n: number, more: object = {}) => ({
		linkId: `${n}`,
		type: 'choice',
		text: text(n),
		answerOption: option,
		...more
	});

	test('are all shown in order, through groups within groups; later ones, hidden ones and help are named', () => {
		const item = [
			{ linkId: 'a', type: 'display', text: 'First' },
			{ linkId: 'x', type: 'display', text: 'For staff', ...hidden },
			{
				linkId: 'b',
				type: 'group',
				text: 'Second',
				item: [
					{
						linkId: 'c',
						type: 'group',
						item: [
							{ linkId: 'd', type: 'display', text: 'Third' },
							{ linkId: 'e', type: 'display', text: 'Fourth' }
						]
					},
					ask(1, { item: [{ linkId: 'h', type: 'display', text: 'What that means' }] }),
					{ linkId: 'f', type: 'group', text: 'Later', item: [2, 3, 4, 5, 6, 7].map((n) => ask(n)) }
				]
			}
		];
		const { wording, left } = whole(readWording(questionnaire({ item }), gad7, stated));
		expect(wording.instructions).toBe('First\n\nSecond\n\nThird\n\nFourth');
		expect(left.map(({ text: said, why }) => [said, why])).toEqual([
			['For staff', 'hidden'],
			['What that means', 'help'],
			['Later', 'later-text']
		]);
	});
});

describe('bounds', () => {
	test.each<[string, object, string]>([
		['too many items', { item: Array.from({ length: 1001 }, () => ({ type: 'display', text: 'x' })) }, 'many'],
		['no Questionnaire', { resourceType: undefined, '@type': 'reproschema:Activity' }, 'resource'],
		[
			'a Bundle of two',
			{ resourceType: 'Bundle', entry: [{ resource: questionnaire({}) }, { resource: questionnaire({}) }] },
			'resource'
		]
	])('%s is refused with the reason', (_, more, kind) => {
		const outcome = readWording(questionnaire(more), phq9, stated);
		expect(outcome.ok ? [] : outcome.problems.map((problem) => problem.kind)).toContain(kind);
	});

	test('a measure of ten with a list outside of the file is told what to type', () => {
		const item = epds.items.map(({ number }) => ({
			linkId: `${number}`,
			type: 'choice',
			text: text(number),
			answerValueSet: 'http://example.org/elsewhere'
		}));
		const { wording } = whole(readWording(questionnaire({ item }), epds, stated));
		expect([wording.options, wording.itemOptions]).toEqual([undefined, undefined]);
	});
});
