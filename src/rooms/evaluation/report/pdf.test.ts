import { expect, test } from 'vitest';
import { count, figures, readBack } from '#platform/pdf/read-back.ts';
import { englishReport, spanishReport } from './pdf.examples.ts';
import { drawingPng, reportPdf, summaryPng } from './pdf.server.ts';

test.each([
	[englishReport, 'en-GB'],
	[spanishReport, 'es']
])('can be walked through by its headings, tables and figures: $title', async (report, language) => {
	const read = await readBack(await reportPdf(report, language));
	expect(read).toMatchObject({ title: report.title, language, tagged: true, insideMargins: true });
	const tables = report.sections.flatMap(({ table }) => table ?? []);
	const drawn = report.sections.flatMap(({ figure }) => figure ?? []);
	expect([count(read, 'H1'), count(read, 'H2')]).toEqual([1, report.sections.length]);
	expect(count(read, 'Table')).toBe(tables.length);
	expect(count(read, 'TH')).toBe(tables.reduce((sum, { columns }) => sum + columns.length, 0));
	expect(count(read, 'Caption')).toBe(tables.length + drawn.length);
	expect(figures(read)).toEqual(drawn.map(({ alt }) => alt));
});

test('says everything it was given, and on each page which version it is', async () => {
	const read = await readBack(await reportPdf(englishReport, 'en-GB'));
	const { title, subtitle, summary, sections } = englishReport;
	const said = [title, subtitle, ...summary];
	for (const { heading, paragraphs, table, figure } of sections) {
		said.push(heading, ...paragraphs, ...(table ? [table.caption, ...table.columns, ...table.rows.flat()] : []));
		if (figure) said.push(figure.caption);
	}
	for (const words of said) expect(read.words).toContain(words);
	expect(read.words.split(englishReport.status)).toHaveLength(2 + read.pages);
});

test('the words in a figure are drawn as words', async () => {
	const read = await readBack(await reportPdf(spanishReport, 'es'));
	expect(read.words).toContain('antes');
	expect(read.words).toContain('después');
});

test('a table may be long, ragged or empty', async () => {
	const rows = Array.from({ length: 120 }, (_, at) => [`Parent *${at}*`, String(at), ...(at % 3 ? [] : ['#panic()'])]);
	const table = { caption: 'Many', columns: ['Who', 'Score', 'Note'], rows };
	const empty = { caption: 'None', columns: ['Who'], rows: [] };
	const sections = [table, empty].map((one) => ({ heading: one.caption, paragraphs: [], table: one }));
	const read = await readBack(await reportPdf({ ...englishReport, sections }, 'en'));
	expect(read.insideMargins).toBe(true);
	expect(read.pages).toBeGreaterThan(3);
	for (const [who = ''] of rows) expect(read.words).toContain(who);
	expect(read.words.split('#panic()')).toHaveLength(1 + 40);
});

test('its first page and each drawing come as pictures of a size to show, and nothing but PNG', async () => {
	const sizeOf = (png: Uint8Array) => {
		const view = new DataView(png.buffer, png.byteOffset);
		expect(view.getUint32(0)).toBe(0x89504e47);
		return [view.getUint32(16), view.getUint32(20)];
	};
	const [width = 0, height = 0] = sizeOf(await summaryPng(spanishReport, 'es'));
	expect(Math.round(width / 10)).toBe(124); // A4 at 150 points an inch
	expect(Math.round(height / 10)).toBe(175);
	const figure = englishReport.sections.flatMap((section) => section.figure ?? [])[0];
	if (!figure) throw new Error('no figure');
	const said = { ...figure, title: figure.caption, organisation: 'Willow Lane', about: 'Spring 2027' };
	const [drawn = 0] = sizeOf(await drawingPng(said, 'en-GB'));
	expect(Math.round(drawn / 10)).toBe(106);
});
