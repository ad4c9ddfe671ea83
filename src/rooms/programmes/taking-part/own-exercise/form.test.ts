import * as v from 'valibot';
import { expect, test } from 'vitest';
import { changeExerciseForm, exerciseValues, newExerciseForm } from './form.ts';

const english = {
	'title-en': 'Three stones',
	'need-en': 'Three small stones',
	'steps-en': 'Hold one.\n\n Feel how heavy it is. \nPut it down.',
	'skip-en': 'Leave it if holding things hurts today.'
};
const facts = { theme: 'arriving', minutes: '5', ways: ['alone', 'group'], children: 'fine' };
const sent = { id: '018f0000-0000-7000-8000-000000000000', ...facts, ...english };

/** The fields at which something is wrong. */
const wrong = (typed: object) => {
	const read = v.safeParse(newExerciseForm, typed);
	return read.success ? [] : read.issues.map((issue) => v.getDotPath(issue));
};

test('an exercise is whole in each language in which anything of it was written, and that is one at least', () => {
	expect(wrong(sent)).toEqual([]);
	expect(wrong({ ...sent, 'title-es': 'Tres piedras' })).toEqual(['steps-es', 'skip-es']);
	expect(wrong({ ...sent, 'need-es': 'Tres piedras' })).toEqual(['title-es', 'steps-es', 'skip-es']);
	expect(wrong({ id: sent.id, ...facts })).toEqual(['title-en', 'steps-en', 'skip-en']);
	for (const steps of ['Hold one.\nPut it down.', 'a\n'.repeat(7), `a\nb\n${'c'.repeat(181)}`])
		expect(wrong({ ...sent, 'steps-en': steps })).toEqual(['steps-en']);
	const nothing = ['theme', 'minutes', 'ways', 'title-en', 'steps-en', 'skip-en'];
	expect(wrong({ id: sent.id, theme: '', minutes: '', children: 'fine' })).toEqual(nothing);
	expect(wrong({ ...sent, ways: undefined, minutes: '21', theme: 'knitting' })).toEqual(['theme', 'minutes', 'ways']);
});

test('steps are lines; what is about a baby is said to be; and a form holds what was kept', () => {
	const kept = v.parse(newExerciseForm, { ...sent, theme: 'baby-and-me' });
	expect(kept).toMatchObject({ aboutBaby: true, ways: ['alone', 'group'], drawing: undefined, credit: '' });
	expect(kept.text).toEqual({
		en: {
			title: 'Three stones',
			need: 'Three small stones',
			steps: ['Hold one.', 'Feel how heavy it is.', 'Put it down.'],
			skip: 'Leave it if holding things hurts today.'
		}
	});
	const again = { version: '1', ways: kept.ways, ...exerciseValues(kept) };
	expect(v.parse(changeExerciseForm, again)).toMatchObject({ text: kept.text, theme: 'baby-and-me', minutes: 5 });
});
