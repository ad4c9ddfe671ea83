import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { inLanguage } from '#platform/i18n/language.ts';
import { count, readBack } from '#platform/pdf/read-back.ts';
import { bookletPdf, tooLongFor, type PrintedBooklet } from '../booklet/pdf.server.ts';
import { bookletWords, exercisePage } from '../booklet/words.ts';
import { drawings, themeFile, themes } from './exercise.ts';
import { library } from './library.ts';

// the drawings of the house are pages; a frame of the same shape stands for each
const frame = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 180"><rect width="200" height="180"/></svg>';
const images = Object.fromEntries(drawings.map((name) => [name, frame]));

const printed = (language: 'en' | 'es', exercises = library): PrintedBooklet =>
	inLanguage(language, () => ({
		organisation: 'Willow Lane',
		title: 'Exercises',
		words: bookletWords(),
		pages: exercises.map(exercisePage),
		images
	}));

test('each file of the library is whole: both languages, three to six steps, when to skip it', () => {
	const files = globSync(join(import.meta.dirname, 'library/*.json'));
	const read = files.map((file) => v.parse(themeFile, JSON.parse(readFileSync(file, 'utf8'))));
	expect(read.map(({ theme }) => theme).sort()).toEqual([...themes].sort());
	expect(library).toHaveLength(49);
	expect(new Set(library.map(({ id }) => id)).size).toBe(49);
	for (const { id, text } of library) {
		expect(text.en?.steps.length, id).toBe(text.es?.steps.length);
		expect([text.en?.title, text.en?.skip], id).not.toEqual([text.es?.title, text.es?.skip]);
	}
	const [first] = read;
	expect(v.is(themeFile, { ...first, exercises: first?.exercises.map(({ es: _, ...rest }) => rest) })).toBe(false);
});

test('only what is about a baby is left out when somebody asked for quiet', () => {
	expect(library.filter(({ aboutBaby }) => aboutBaby).map(({ theme }) => theme)).toEqual(
		Array.from({ length: 5 }, () => 'baby-and-me')
	);
});

test.each(['en', 'es'] as const)('every exercise fits one A5 page in %s, also in large print', async (language) => {
	expect(await tooLongFor(printed(language), language)).toBeUndefined();
});

test.each([false, true])('an exercise is read to whoever listens, in large print: %s', async (large) => {
	const [first, second] = library;
	if (!first || !second) throw new Error('an empty library');
	const booklet = printed('es', [first, second]);
	const read = await readBack(await bookletPdf(booklet, 'es', { for: 'reading', large }));
	expect(read).toMatchObject({ pages: 2, tagged: true, insideMargins: true, language: 'es' });
	for (const step of first.text.es?.steps ?? []) expect(read.words).toContain(step);
	expect(count(read, 'H2')).toBe(2);
	expect(count(read, 'L')).toBe(2);
});

test('one that is too long is named', async () => {
	const [exercise] = library;
	const text = exercise?.text.en;
	if (!exercise || !text) throw new Error('an empty library');
	const long = { ...text, steps: text.steps.map((step) => step.repeat(6)) };
	expect(await tooLongFor(printed('en', [{ ...exercise, text: { en: long } }]), 'en')).toBe('five-sounds');
});
