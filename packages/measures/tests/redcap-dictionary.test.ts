import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { definitionOf, optionsFor, readWording, toRedcapDictionary, type MeasureDefinition } from '../src/index.ts';
import { wordingFor } from './made-up-wording.ts';

const measure = (id: string) => definitionOf(id) as MeasureDefinition;
const stated = { language: 'en', licenceReference: 'no. 4711' };
const field = readFileSync(new URL('../../../tests/field/sheets/08-redcap-dictionary.csv', import.meta.url), 'utf8');

describe('a data dictionary of REDCap', () => {
	test('is read as a questionnaire: items, choices with their codes, and the sentence above them', () => {
		const outcome = readWording(field, measure('gad7'), stated);
		if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
		const { source, instructions, items } = outcome.wording;
		expect([source, instructions, items.length]).toEqual(['redcap-dictionary', 'Think of the last two weeks.', 7]);
		expect(items[0]).toBe('Own statement 1');
		expect(JSON.stringify(optionsFor(outcome.wording, 7))).toContain('{"value":3,"label":"Every day"}');
		expect(outcome.left).toMatchObject([{ text: 'Record', why: 'other-question' }]);
	});
	test('a code is no value on items that are turned or ask about safety: somebody must say', () => {
		const ten =
			field.trimEnd() +
			[8, 9, 10]
				.map(
					(n) =>
						'\r\n' +
						(field.trimEnd().split('\r\n').at(-1) ?? '')
							.replaceAll('worry_7', `worry_${n}`)
							.replace('statement 7', `statement ${n}`)
				)
				.join('');
		const outcome = readWording(ten, measure('epds'), stated);
		expect(outcome.ok).toBe(false);
		if (outcome.ok) return;
		expect(outcome.asked.flatMap(({ items }) => [...items]).sort((a, b) => a - b)).toEqual([3, 5, 6, 7, 8, 9, 10]);
	});
	test.each(['gad7', 'phq9', 'ucla3', 'wemwbs'])('what we write for %s comes in again with the same words', (id) => {
		const definition = measure(id);
		const wording = wordingFor(definition);
		const outcome = readWording(toRedcapDictionary(definition, { wording }), definition, {
			...stated,
			most: Object.fromEntries(definition.riskItems.map(({ item }) => [item ?? 0, 'en worth 3']))
		});
		if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
		expect(outcome.wording.items).toEqual(wording.items);
		expect(optionsFor(outcome.wording, 1)).toEqual(optionsFor(wording, 1));
	});
	test('choices that the measure does not have are named with their line', () => {
		const outcome = readWording(
			field.replace('"0, Never so | 1, On some days', '"7, Never so | 1, On some days'),
			measure('gad7'),
			stated
		);
		expect(outcome.ok).toBe(false);
		expect(JSON.stringify(outcome)).toContain('"line":3');
	});
});
