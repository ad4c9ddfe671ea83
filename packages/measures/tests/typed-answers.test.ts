import { describe, expect, test } from 'vitest';
import { core10, epds, gad7, optionsFor, readOptions } from '../src/index.ts';
import { askedIn, file, read, valuesOf, wordingIn } from './reading.ts';

const words = ['Never so', 'Now and then', 'Often', 'All the time'];
const questionnaire = (items: number, codes: readonly string[]) => ({
	resourceType: 'Questionnaire',
	status: 'active',
	item: Array.from({ length: items }, (_, at) => ({
		linkId: `q${at + 1}`,
		type: 'choice',
		text: `Made-up question ${at + 1}`,
		answerOption: codes.map((code, index) => ({ valueCoding: { code, display: words[index] } }))
	}))
});

describe('answers that somebody types', () => {
	const options = readOptions('0 = Never so | 1 = Now and then | 2 = Often | 3 = All the time').options;

	test('are taken for a list that is not in the file (03)', () => {
		const wording = wordingIn(read(file('03-outside-answer-list'), gad7, { options }));
		expect(wording.items).toHaveLength(7);
		expect(optionsFor(wording, 7)).toEqual(words.map((label, value) => ({ value, label })));
	});

	test('give the values of the same words in the file', () => {
		const sent = questionnaire(7, ['a', 'b', 'c', 'd']);
		expect(valuesOf(wordingIn(read(sent, gad7, { options })), 1)).toEqual([0, 1, 2, 3]);
	});

	test('are turned on turned items, and stand as they are on the question about safety', () => {
		const five = readOptions('0 = No | 1 = A bit | 2 = Some | 3 = Much | 4 = Always').options;
		const sent = questionnaire(10, []);
		const wording = wordingIn(read(sent, core10, { options: five }));
		expect([2, 6].map((item) => valuesOf(wording, item))).toEqual([
			[4, 3, 2, 1, 0],
			[0, 1, 2, 3, 4]
		]);
	});

	test('for all items of a measure whose question about safety is turned: which way it runs is asked, also of a text', () => {
		const lines = epds.items.map(({ number }) => `Made-up statement ${number}`).join('\n');
		const text = `options: 0 = Never | 1 = Hardly | 2 = Often | 3 = Always\n${lines}`;
		const asked = askedIn(read(text, epds));
		expect(asked.map(({ items }) => items[0])).toEqual([3, 5, 6, 7, 8, 9, 10]);
		const most = Object.fromEntries(asked.map(({ items }) => [items[0], 'Always']));
		const wording = wordingIn(read(text, epds, { most }));
		expect(optionsFor(wording, 10)?.at(-1)).toEqual({ value: 3, label: 'Always' });
	});
});
