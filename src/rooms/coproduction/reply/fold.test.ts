import { describe, expect, test } from 'vitest';
import type { ConsultationQuestion } from '../consultation/queries.server.ts';
import { exactFigures, shownFigures, type ReplyRow } from './fold.ts';

const question: ConsultationQuestion = { place: 1, kind: 'agree', key: null, about: {}, asks: {}, choices: {} };
const asked = { questions: [question], groups: [{ id: 'mothers' }] };
const chose = (choices: readonly (number | null)[]): ReplyRow[] =>
	choices.map((choice, who) => ({ who, soughtId: null, place: 1, choice }));
const times = (count: number, choice: number | null) => Array.from({ length: count }, () => choice);
const member = (who: number): ReplyRow => ({ who, soughtId: 'mothers', place: null, choice: null });

describe('what was replied, in numbers', () => {
	test('is exact for those who run the project, each question with how many answered it', () => {
		const rows = [...chose([...times(9, 1), ...times(2, 3), null]), member(0), member(3)];
		expect(exactFigures(rows, 14, asked)).toEqual({
			...{ replies: 14, said: 2, groups: [{ id: 'mothers', count: 2 }] },
			questions: [{ place: 1, answered: 12, counts: [9, 0, 2], inWords: 1 }]
		});
	});

	test('hides what is under five for everybody else, and what would give it away by subtraction', () => {
		const [shown] = shownFigures(chose([...times(9, 1), ...times(2, 3)]), 11, asked).questions;
		expect(shown?.counts[2]).toBeNull();
		expect(shown?.counts[0] === null || shown?.answered === null).toBe(true);
		const [large] = shownFigures(chose([...times(20, 1), ...times(12, 2), ...times(8, 3)]), 40, asked).questions;
		expect(large).toEqual({ place: 1, answered: 40, counts: [20, 12, 8], inWords: 0 });
	});

	test('hides a group of which few replied, and one of which all but a few did', () => {
		const group = (many: number) =>
			shownFigures(Array.from({ length: many }, (_, who) => member(who)), 10, asked).groups[0]?.count; // prettier-ignore
		expect([0, 3, 5, 8, 10].map(group)).toEqual([0, null, 5, null, 10]);
	});
});
