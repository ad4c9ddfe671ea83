import { describe, expect, test } from 'vitest';
import { gad7, optionsFor, readWording } from '../src/index.ts';
import {
	stated,
	hl7,
	loinc,
	words,
	answers,
	codes,
	seven,
	text,
	weighs,
	translation,
	questionnaire,
	whole,
	usual,
	told
} from './makers.ts';

describe('each maker’s questionnaire comes in whole', () => {
	test('National Library of Medicine: codes in links, prefixes, weights beside the coding, a total worked out', () => {
		const item = [
			...seven((n) => ({
				type: 'choice',
				linkId: `/${codes[n - 1]}`,
				code: [{ system: loinc, code: codes[n - 1] }],
				extension: [{ url: `${hl7}/questionnaire-itemControl`, valueCodeableConcept: { text: 'Drop down' } }],
				text: text(n),
				answerOption: words.map((display, value) => ({
					extension: [
						{ url: `${hl7}/questionnaire-optionPrefix`, valueString: `${value}` },
						...weighs(value).extension
					],
					valueCoding: { system: loinc, code: answers[value], display }
				}))
			})),
			{
				type: 'decimal',
				linkId: '/70274-6',
				text: 'Total',
				extension: [
					{
						url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression',
						valueExpression: {}
					}
				]
			}
		];
		const sent = questionnaire({ meta: { tag: [{ code: 'lformsVersion: 36.0.4' }] }, item });
		expect(told(readWording(sent, gad7, stated))).toEqual({
			items: 7,
			last: usual,
			instructions: undefined,
			left: ['worked-out']
		});
	});

	test('Argonaut, third release of FHIR: “option” and “options”, a list whose concepts carry the weights', () => {
		const contained = [
			{
				resourceType: 'ValueSet',
				id: 'own-list',
				compose: {
					include: [
						{
							system: 'urn:own',
							concept: words.map((display, value) => ({
								code: `c${value}`,
								display,
								...weighs(value, `${hl7}/valueset-ordinalValue`)
							}))
						}
					]
				}
			}
		];
		const item = [
			{
				linkId: 'g',
				type: 'group',
				text: 'Think of the last two weeks.',
				item: seven((n) => ({ linkId: `g.${n}`, type: 'choice', text: text(n), options: { reference: '#own-list' } }))
			}
		];
		expect(told(readWording(questionnaire({ contained, item }), gad7, stated))).toEqual({
			items: 7,
			last: usual,
			instructions: 'Think of the last two weeks.',
			left: []
		});
	});

	test('German Medical Informatics Initiative: German with English beside it, weights beside each option', () => {
		const item = [
			{
				linkId: 'd',
				type: 'display',
				text: 'Denken Sie an die letzten Tage.',
				_text: translation('Think of the last days.', 'en')
			},
			...seven((n) => ({
				linkId: `G.${n}`,
				type: 'choice',
				prefix: `${n}`,
				code: [{ system: loinc, code: codes[n - 1] }],
				text: `Erfundene Frage ${n}`,
				_text: translation(text(n), 'en'),
				answerOption: ['Nie', 'Ab und zu', 'Oft', 'Immer'].map((display, value) => ({
					...weighs(value),
					valueCoding: { system: loinc, code: answers[value], display, _display: translation(words[value] ?? '', 'en') }
				}))
			}))
		];
		const { wording, translations } = whole(
			readWording(questionnaire({ language: 'de', item }), gad7, { licenceReference: 'made up' })
		);
		expect([wording.language, wording.instructions]).toEqual(['de', 'Denken Sie an die letzten Tage.']);
		expect(translations.map(({ language, instructions }) => [language, instructions])).toEqual([
			['en', 'Think of the last days.']
		]);
		expect(translations[0] && optionsFor(translations[0], 7)).toEqual(words.map((label, value) => ({ label, value })));
		expect(readWording(questionnaire({ language: 'de', item }), gad7, stated).ok).toBe(true);
	});

	test('CMS: sections within sections, administrative questions first, a list that holds only its expansion', () => {
		const contained = [
			{
				resourceType: 'ValueSet',
				id: 'vs1',
				expansion: {
					contains: words.map((display, value) => ({
						system: 'urn:own',
						code: `${9 - value}`,
						display,
						...weighs(value)
					}))
				}
			}
		];
		const item = [
			{
				linkId: 'A',
				type: 'group',
				text: 'Section A: who',
				item: [
					{ linkId: 'A1', type: 'string', text: 'Name' },
					{ linkId: 'A2', type: 'date', text: 'Date' }
				]
			},
			{
				linkId: 'D',
				type: 'group',
				text: 'Section D',
				item: [
					{
						linkId: 'D1',
						type: 'group',
						text: 'Over the last two weeks',
						item: seven((n) => ({ linkId: `D1.${n}`, type: 'choice', text: text(n), answerValueSet: '#vs1' }))
					}
				]
			},
			{ linkId: 'Z', type: 'display', text: 'End of the section' }
		];
		expect(told(readWording(questionnaire({ contained, item }), gad7, stated))).toEqual({
			items: 7,
			last: usual,
			instructions: 'Section D\n\nOver the last two weeks',
			left: ['administrative', 'administrative', 'administrative', 'later-text']
		});
	});
});
