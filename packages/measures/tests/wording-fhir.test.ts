import { describe, expect, test } from 'vitest';
import {
	configure,
	explainProblem,
	gad7,
	measures,
	ownMeasures,
	readWording,
	toQuestionnaire,
	type Questionnaire,
	type Wording,
	type WordingOutcome
} from '../src/index.ts';
import { wordingFor } from './made-up-wording.ts';

function wordingIn(outcome: WordingOutcome): Wording {
	if (!outcome.ok) throw new Error(outcome.problems.map(explainProblem).join('\n'));
	return outcome.wording;
}

const problemsIn = (outcome: WordingOutcome) => (outcome.ok ? [] : outcome.problems.map(explainProblem));

describe('FHIR R4 Questionnaire', () => {
	test('a document made to do harm is told what is wrong with it', () => {
		const nested = `${'{"item":['.repeat(9000)}${']}'.repeat(9000)}`;
		const text = `{"resourceType":${'['.repeat(9000)}${']'.repeat(9000)},"item":[${nested}]}`;
		expect(problemsIn(readWording(text, gad7)).join('\n')).toMatch(/groups within groups at most 20 deep/);
	});

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
