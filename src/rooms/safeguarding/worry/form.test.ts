import * as v from 'valibot';
import { expect, test } from 'vitest';
import { inLanguage } from '#platform/i18n/language.ts';
import { worryForm } from './form.ts';

const id = '6f1c2b7e-8d4f-4c63-9f53-0a1b2c3d4e5f';
const errors = (typed: Partial<Record<'person' | 'who' | 'words' | 'id', string>>) =>
	inLanguage('en', () => {
		const { issues } = v.safeParse(worryForm, { id, words: 'She cried.', ...typed });
		return (issues ?? []).map((issue) => [v.getDotPath(issue), issue.message]);
	});

test('a choice that is missing is asked for at its field, beside whatever else is missing, and is never an old page', () => {
	const needed = ['person', 'Choose a name, or write who it is.'];
	for (const typed of [{}, { person: '' }, { person: '', who: '  ' }]) expect(errors(typed)).toEqual([needed]);
	expect(errors({ person: '', words: '' })).toEqual([['words', 'Please fill this in.'], needed]);
	expect(errors({ person: 'nonsense', who: 'x' })).toEqual([['person', 'Please choose one.']]);
	for (const typed of [{ person: id }, { who: 'The man at the door' }, { person: id, who: 'Amy' }])
		expect(errors(typed)).toEqual([]);
	expect(errors({ person: id, id: 'old' })).toEqual([['id', expect.stringContaining('open for a long time')]]);
});
