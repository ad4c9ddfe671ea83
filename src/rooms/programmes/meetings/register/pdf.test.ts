import { expect, test } from 'vitest';
import { count, readBack } from '#platform/pdf/read-back.ts';
import { englishRegisterSheet, spanishRegisterSheet } from './pdf.examples.ts';
import { registerSheetPdf } from './pdf.server.ts';

test.each([
	[englishRegisterSheet, 'en-GB'],
	[spanishRegisterSheet, 'es']
])('has a row for everybody who booked and for newcomers, on one page: $title', async (sheet, language) => {
	const read = await readBack(await registerSheetPdf(sheet, language));
	expect(read).toMatchObject({
		title: `${sheet.title} · ${sheet.session}`,
		language,
		tagged: true,
		insideMargins: true,
		pages: 1
	});
	expect(count(read, 'TH')).toBe(sheet.marks.length + 3);
	expect(count(read, 'TD')).toBe((sheet.people.length + sheet.spareRows) * (sheet.marks.length + 3));
	const said = [sheet.hint, sheet.when, sheet.where, sheet.foot, ...sheet.marks, ...sheet.blanks, 'Precious', 'Siân'];
	for (const words of said) expect(read.words).toContain(words);
});

test('heads stand on every page of a long list, and pages are counted', async () => {
	const people = Array.from({ length: 66 }, (_, at) => `María del Carmen ${at}`);
	const read = await readBack(await registerSheetPdf({ ...englishRegisterSheet, people }, 'en'));
	expect(read.insideMargins).toBe(true);
	expect(read.pages).toBeGreaterThan(2);
	expect(read.words).toContain(`Page ${read.pages} of ${read.pages}`);
	expect(read.words.split('Left early')).toHaveLength(read.pages + 1);
	for (const name of people) expect(read.words).toContain(name);
});
