import * as v from 'valibot';
import { expect, test } from 'vitest';
import { consultationQuestionForm, takeOutOfConsultationForm } from './form.ts';

const id = '01a227d7-686a-7b4b-a044-b0d4848db70d';
const errors = (typed: Record<string, string>) =>
	(v.safeParse(consultationQuestionForm, { id, ...typed }).issues ?? []).map((issue) => v.getDotPath(issue));

test('a group goes by its id, a question by its place', () => {
	expect(v.parse(takeOutOfConsultationForm, { place: '3' })).toEqual({ place: 3 });
	expect(v.parse(takeOutOfConsultationForm, { group: id })).toEqual({ group: id });
	expect(v.is(takeOutOfConsultationForm, { group: 'x' })).toBe(false);
});

test('a word or a question of one’s own needs words; what can be chosen has two to six lines, as many in each language', () => {
	expect(errors({ kind: 'agree' })).toEqual([]);
	expect(errors({ kind: 'term' })).toEqual(['asks-en']);
	expect(errors({ kind: 'own', 'asks-en': 'When?', 'choices-en': 'Morning' })).toEqual(['choices-en']);
	const two = { kind: 'own', 'asks-en': 'When?', 'choices-en': 'Morning\nEvening' };
	expect(errors({ ...two, 'choices-es': 'Mañana\nTarde' })).toEqual([]);
	expect(errors({ ...two, 'choices-es': 'Mañana\nTarde\nNoche' })).toEqual(['choices-es']);
});
