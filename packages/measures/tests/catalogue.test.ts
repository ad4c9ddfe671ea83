import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { describe, expect, test } from 'vitest';
import { checkDefinition, definitionOf, howThingsAre, measures, ownMeasures, phq9, withVariant } from '../src/index.ts';
import { knownFacts } from './known-facts.ts';

const schema = JSON.parse(readFileSync(new URL('../measure.schema.json', import.meta.url), 'utf8')) as object;
const validate = new Ajv({ allErrors: true }).compile(schema);
const all = [...measures, ...ownMeasures];

const ids =
	'wemwbs swemwbs phq9 gad7 ghq12 epds kpcs assis nvs-uk asq3 asqse2 cdi ownfive sspars ucla3 ons4 core10 reqol10 promis pbq mibs mors-sf rses';

test('the measures are these, in this order, and each is found by its id', () => {
	expect(measures.map((definition) => definition.id)).toEqual(ids.split(' '));
	for (const definition of all) expect(definitionOf(definition.id)).toBe(definition);
	expect(definitionOf('how-things-are')).toBe(howThingsAre);
	expect(definitionOf('nothing')).toBeUndefined();
	expect(definitionOf('constructor')).toBeUndefined();
});

describe.each(all.map((definition) => [definition.id, definition] as const))('%s', (id, definition) => {
	test('is plain JSON that fits the schema and fits together', () => {
		const json: unknown = JSON.parse(JSON.stringify(definition));
		validate(json);
		expect(validate.errors ?? []).toEqual([]);
		expect(json).toEqual(definition);
		expect(checkDefinition(definition)).toEqual([]);
		for (const variant of definition.variants) expect(checkDefinition(withVariant(definition, variant.id))).toEqual([]);
	});

	test('agrees with what is known of it', () => {
		const known = knownFacts[id];
		if (!known)
			return expect(['assis', 'asqse2', 'sspars', 'promis', 'how-things-are', 'how-heavy-it-gets']).toContain(id);
		const values = definition.items.flatMap((item) => item.values);
		const directions = { high: 'higher-better', low: 'higher-worse', 'by part': undefined };
		expect(definition.items).toHaveLength(known.items);
		expect([Math.min(...values), Math.max(...values)]).toEqual([known.lowest, known.highest]);
		expect(definition.items.filter((item) => item.reversed).map((item) => item.number)).toEqual(known.reversed);
		expect(definition.range?.value ?? null).toEqual(known.range);
		expect(definition.direction?.value).toEqual(directions[known.better]);
		expect(definition.riskItems.map((risk) => risk.item)).toEqual(known.risk);
	});
});

describe('the schema', () => {
	test.each([
		['wording in an item', { items: [{ number: 1, values: [0, 1], text: 'How are you?' }] }],
		['a figure without its evidence', { range: { value: [0, 27] } }],
		['a band without its evidence', { bands: [{ from: 0, to: 4, label: 'low' }] }],
		['an unknown missing rule', { missing: { rule: 'guess', confirmed: true } }],
		['a person mean without a limit', { missing: { rule: 'person-mean', confirmed: true } }],
		['an item with one option', { items: [{ number: 1, values: [0] }] }],
		['an unknown direction', { direction: { value: 'up', confirmed: true } }],
		['an empty qualification', { range: { value: [0, 27], confirmed: '' } }],
		['a word it has not', { secret: true }]
	])('refuses %s', (_, change) => {
		expect(validate({ ...phq9, ...change })).toBe(false);
	});
});

describe('codes', () => {
	test('LOINC codes end in their Luhn check digit', () => {
		const codes = all.flatMap(({ codes: { loinc } }) =>
			loinc ? [loinc.panel, loinc.total, ...(loinc.items ?? []), ...(loinc.extraItems ?? [])] : []
		);
		expect(codes.length).toBe(23);
		for (const code of codes) expect(code?.replace(/\D/g, '')).toSatisfy(endsInLuhnDigit);
	});

	test('SNOMED CT codes end in their Verhoeff check digit', () => {
		const codes = all.flatMap(({ codes: { snomed } }) => snomed.map((concept) => concept.code));
		expect(codes).toHaveLength(4);
		for (const code of codes) expect(code).toSatisfy(endsInVerhoeffDigit);
	});
});

function endsInLuhnDigit(code: string): boolean {
	const sum = [...code].reverse().reduce((total, digit, place) => {
		const twice = Number(digit) * (1 + (place % 2));
		return total + (twice > 9 ? twice - 9 : twice);
	}, 0);
	return sum % 10 === 0;
}

// Verhoeff by the dihedral group itself: digits 0–4 are rotations, 5–9 reflections of a pentagon.
function endsInVerhoeffDigit(code: string): boolean {
	const multiply = (a: number, b: number) => {
		const turned = a < 5 ? (a + (b % 5)) % 5 : (a - (b % 5) + 5) % 5;
		return a < 5 === b < 5 ? turned % 5 : 5 + turned;
	};
	const permute = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
	const moved = (digit: number, times: number): number => (times === 0 ? digit : moved(permute[digit] ?? 0, times - 1));
	return [...code].reverse().reduce((check, digit, place) => multiply(check, moved(Number(digit), place % 8)), 0) === 0;
}
