import { describe, expect, test } from 'vitest';
import { gad7, readOptions, readWording } from '../src/index.ts';
import {
	stated,
	loinc,
	words,
	answers,
	codes,
	seven,
	text,
	weighs,
	hidden,
	questionnaire,
	whole,
	usual,
	told
} from './makers.ts';

describe('each maker’s questionnaire comes in whole, too', () => {
	test('HL7 personal health record: codes in links alone, known answers, a score that somebody types', () => {
		const item = [
			...seven((n) => ({
				linkId: codes[n - 1],
				type: 'choice',
				text: text(n),
				answerOption: words.map((display, value) => ({ valueCoding: { system: loinc, code: answers[value], display } }))
			})),
			{ linkId: '70274-6', type: 'integer', text: 'Score' }
		];
		expect(told(readWording(questionnaire({ item: [...item].reverse() }), gad7, stated))).toMatchObject({
			items: 7,
			last: usual,
			left: ['worked-out']
		});
		expect(whole(readWording(questionnaire({ item: [...item].reverse() }), gad7, stated)).wording.items[0]).toBe(
			text(1)
		);
	});

	test('HL7 SDC: a list named by its address, weights as a property of the code system beside it', () => {
		const contained = [
			{
				resourceType: 'ValueSet',
				id: 'v',
				url: 'http://example.org/vs',
				compose: { include: [{ system: 'http://example.org/cs' }] }
			},
			{
				resourceType: 'CodeSystem',
				url: 'http://example.org/cs',
				property: [{ code: 'w', uri: 'http://hl7.org/fhir/concept-properties#itemWeight', type: 'decimal' }],
				concept: words.map((display, value) => ({
					code: `code-${value}`,
					display,
					property: [{ code: 'w', valueDecimal: value }]
				}))
			}
		];
		const item = [
			{
				linkId: 'H1',
				type: 'group',
				text: 'Over the last two weeks',
				item: seven((n) => ({
					linkId: `H1/Q${n}`,
					type: 'coding',
					text: text(n),
					answerValueSet: 'http://example.org/vs|2.0'
				}))
			}
		];
		expect(told(readWording(questionnaire({ contained, item }), gad7, stated))).toMatchObject({
			items: 7,
			last: usual,
			left: []
		});
	});

	test('HL7 SDC: weights that the measure does not have are refused', () => {
		const item = seven((n) => ({
			linkId: `${n}`,
			type: 'choice',
			text: text(n),
			answerOption: words.map((display, value) => ({
				valueCoding: { code: `c${value}`, display, ...weighs(value === 3 ? 4 : value) }
			}))
		}));
		expect(readWording(questionnaire({ item }), gad7, stated)).toMatchObject({
			ok: false,
			problems: [{ kind: 'values', found: 'options worth 0, 1, 2, 4' }, {}, {}, {}, {}, {}, {}]
		});
	});

	test('ReproSchema: a Bundle of questionnaire, list and code system, whose codes are numbers and no weights: one answer is asked', () => {
		const codeSystem = {
			resourceType: 'CodeSystem',
			url: 'http://example.org/cs/1',
			concept: words.map((display, code) => ({ code, display }))
		};
		const list = {
			resourceType: 'ValueSet',
			url: 'http://example.org/vs/1',
			compose: { include: [{ system: 'http://example.org/cs/1' }] }
		};
		const item = [
			{
				linkId: 'T1',
				type: 'group',
				text: 'Over the last two weeks',
				item: seven((n) => ({
					linkId: `own_${n}`,
					type: 'choice',
					text: text(n),
					answerValueSet: 'http://example.org/vs/1'
				}))
			}
		];
		const bundle = {
			resourceType: 'Bundle',
			type: 'collection',
			entry: [questionnaire({ item }), list, codeSystem].map((resource) => ({ resource }))
		};
		expect(readWording(bundle, gad7, stated)).toMatchObject({
			ok: false,
			asked: [{ items: [1, 2, 3, 4, 5, 6, 7], meaning: 'worst' }]
		});
		expect(told(readWording(bundle, gad7, { ...stated, most: { 1: 'All the time' } }))).toMatchObject({
			items: 7,
			last: usual,
			instructions: 'Over the last two weeks'
		});
	});

	test('ReproSchema: answers as plain words', () => {
		const item = [
			{
				linkId: 'T1',
				type: 'group',
				item: seven((n) => ({
					linkId: `${n}`,
					type: 'choice',
					text: text(n),
					answerOption: words.map((valueString) => ({ valueString }))
				}))
			}
		];
		const options = readOptions(words.map((label, value) => `${value} = ${label}`).join(' | ')).options;
		expect(told(readWording(questionnaire({ item }), gad7, { ...stated, options }))).toMatchObject({
			items: 7,
			last: usual
		});
	});

	test('Beda: hidden questions that fill themselves, a total in the middle, answers under “value”', () => {
		const item = [
			{ linkId: 'dateTime', type: 'dateTime', text: 'DateTime', hidden: true },
			{ linkId: 'patientId', type: 'string', text: 'PatientId', hidden: true },
			{
				linkId: 'g',
				type: 'group',
				text: 'Over the past weeks',
				item: [
					...seven((n) => ({
						linkId: codes[n - 1],
						type: 'choice',
						text: text(n),
						answerOption: words.map((display, value) => ({
							value: { Coding: { system: loinc, code: answers[value], display } }
						}))
					})),
					{ linkId: 'score', type: 'integer', text: 'Score', ...hidden }
				]
			}
		];
		expect(told(readWording(questionnaire({ item }), gad7, stated))).toEqual({
			items: 7,
			last: usual,
			instructions: 'Over the past weeks',
			left: ['hidden', 'hidden', 'hidden']
		});
	});

	test('another question with choices beside a measure that is there by its codes is left out, and said', () => {
		const option = words.map((display, value) => ({ ...weighs(value), valueCoding: { code: `c${value}`, display } }));
		const item = [
			...seven((n) => ({
				linkId: `${n}`,
				type: 'choice',
				code: [{ system: loinc, code: codes[n - 1] }],
				text: text(n),
				answerOption: option
			})),
			{ linkId: 'x', type: 'choice', text: 'How hard is all this?', answerOption: option }
		];
		expect(told(readWording(questionnaire({ item }), gad7, stated))).toMatchObject({
			items: 7,
			left: ['other-question']
		});
	});
});
