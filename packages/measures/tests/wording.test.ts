import { describe, expect, test } from 'vitest';
import {
	configure,
	epds,
	explainProblem,
	gad7,
	howThingsAre,
	kpcs,
	measures,
	optionsFor,
	ownMeasures,
	ownScale,
	phq9,
	readWording,
	toQuestionnaire,
	type Questionnaire,
	type Wording,
	type WordingOutcome
} from '../src/index.ts';
import { wordingFor } from './made-up-wording.ts';

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

describe('FHIR R4 Questionnaire', () => {
	const sets = [...measures, ...ownMeasures]
		.map((definition) =>
			definition.mustSet.length === 0
				? definition
				: configure(
						definition,
						definition.id === 'promis' ? { items: 5, direction: 'higher-worse', table: { 5: 40 } } : { items: 5 }
					)
		)
		.map((definition) => [definition.id, definition] as const);

	test.each(sets)('%s: what goes out comes back', (_, definition) => {
		for (const language of ['en', 'ar']) {
			const wording = wordingFor(definition, language);
			const out = JSON.stringify(toQuestionnaire(definition, wording), null, 2);
			expect(wordingIn(readWording(out, definition))).toEqual({ ...wording, source: 'fhir-r4' });
		}
	});

	const plain = (change: (questionnaire: Record<string, unknown>) => void = () => {}): Record<string, unknown> => {
		const questionnaire = JSON.parse(JSON.stringify(toQuestionnaire(gad7, wordingFor(gad7)))) as Record<
			string,
			unknown
		>;
		change(questionnaire);
		return questionnaire;
	};
	const items = (questionnaire: Record<string, unknown>) =>
		(questionnaire as unknown as Questionnaire).item as Questionnaire['item'][number][];

	test('groups are opened; displays, read-only items and the coded total are passed over', () => {
		const questionnaire = plain((whole) => {
			const total = { linkId: 't', type: 'decimal', code: [{ system: 'http://loinc.org', code: '70274-6' }] };
			const note = { linkId: 'n', type: 'display', text: 'Thank you' };
			const hidden = { linkId: 'h', type: 'string', readOnly: true };
			const url = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression';
			const sum = { linkId: 's', type: 'decimal', extension: [{ url, valueExpression: {} }] };
			const asked = items(whole).slice(1);
			whole.item = [{ linkId: 'g', type: 'group', text: 'Lately', item: [...asked, note] }, total, hidden, sum];
		});
		const { items: texts, instructions } = wordingIn(readWording(questionnaire, gad7));
		expect([texts, instructions]).toEqual([wordingFor(gad7).items, 'Lately']);
	});

	test('"asked but declined" is no option: it is a blank', () => {
		const declined = { system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code: 'asked-declined' };
		const questionnaire = plain((whole) => {
			const added = items(whole).map((item) => item.answerOption && [...item.answerOption, { valueCoding: declined }]);
			whole.item = items(whole).map((item, index) => ({ ...item, answerOption: added[index] }));
		});
		expect(wordingIn(readWording(questionnaire, gad7)).options).toEqual(wordingFor(gad7).options);
	});

	test('item codes decide the order', () => {
		const questionnaire = plain((whole) => {
			whole.item = items(whole).slice(1).reverse();
		});
		expect(wordingIn(readWording(questionnaire, gad7)).items).toEqual(wordingFor(gad7).items);
		const half = plain((whole) => {
			const [, first, second, ...rest] = items(whole).map((item) =>
				item.linkId === '7' ? { ...item, code: undefined } : item
			);
			whole.item = [second, first, ...rest];
		});
		expect(problemsIn(readWording(half, gad7))).toEqual([
			'item[0]: expected item 1 in this place, found the code of item 2',
			'item[1]: expected item 2 in this place, found the code of item 1'
		]);
	});

	test('options may stand in a contained value set, and LOINC answers have known values', () => {
		const concept = ['LA6571-9', 'LA6570-1', 'LA6569-3', 'LA6568-5'].map((code) => ({
			code,
			display: `words of ${code}`
		}));
		const questionnaire = plain((whole) => {
			whole.contained = [
				{ resourceType: 'ValueSet', id: 'v', compose: { include: [{ system: 'http://loinc.org', concept }] } }
			];
			whole.item = items(whole).map((item) => ({ ...item, answerOption: undefined, answerValueSet: '#v' }));
		});
		expect(wordingIn(readWording(questionnaire, gad7)).options?.map((option) => option.value)).toEqual([3, 2, 1, 0]);
	});

	test('a position is never a value', () => {
		const questionnaire = plain((whole) => {
			whole.item = items(whole).map((item) => ({
				...item,
				answerOption: item.answerOption?.map(({ valueCoding }) => ({ valueString: valueCoding.display }))
			}));
		});
		expect(problemsIn(readWording(questionnaire, gad7))[0]).toBe(
			'item[1].answerOption[0]: expected its ordinalValue, one of 0, 1, 2, 3, found "en worth 0" without a value'
		);
	});

	test.each<[string, (whole: Record<string, unknown>) => void, string]>([
		[
			'another resource',
			(whole) => (whole.resourceType = 'Patient'),
			'resourceType: expected "Questionnaire", found "Patient"'
		],
		['no status', (whole) => delete whole.status, 'status: expected draft, active, retired, unknown, found nothing'],
		[
			'no language',
			(whole) => delete whole.language,
			'language: expected a language tag such as en, es or pt-BR, found no language'
		],
		[
			'no licence',
			(whole) => delete whole.copyright,
			'copyright: expected a reference to the right to use these words (owner: Pfizer, for public use), found none'
		],
		['an item too few', (whole) => items(whole).pop(), 'item: expected 7 items, found 6'],
		[
			'an item without text',
			(whole) => items(whole).splice(3, 1, { ...items(whole)[3], text: ' ' } as Questionnaire['item'][number]),
			'item[3]: expected the text of an item, found no text'
		],
		[
			'an option too few',
			(whole) => items(whole)[1]?.answerOption && (items(whole)[1]?.answerOption as unknown[]).pop(),
			'item[1]: expected options worth 0, 1, 2, 3, found options worth 0, 1, 2'
		]
	])('%s', (_, change, problem) => {
		expect(
			problemsIn(
				readWording(
					plain((whole) => void change(whole)),
					gad7
				)
			)
		).toEqual([problem]);
	});

	test.each(['{', '[]', '{}', '{"resourceType":"Questionnaire","item":7}', '{"item":[null,{"item":{}}]}'])(
		'%s is answered with problems',
		(text) => {
			expect(problemsIn(readWording(text, gad7)).length).toBeGreaterThan(0);
		}
	);

	test('without options the words of the items are enough', () => {
		const questionnaire = plain((whole) => {
			whole.item = items(whole).map(({ answerOption: _, ...item }) => item);
		});
		expect(wordingIn(readWording(questionnaire, gad7))).not.toHaveProperty('options');
	});
});
