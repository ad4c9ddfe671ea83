import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readSheet } from 'read-excel-file/node';
import { csvOf, workbookOf } from './write.ts';

const deep = process.env.KITH_DEEP === '1';
const many = deep ? 10_000 : 200;

const pieces = [
	'=',
	'+',
	'-',
	'@',
	'0',
	'007',
	'00447700900123',
	'é',
	'ñ',
	'Ç',
	'ليلى',
	'Денис',
	'妈',
	'🌻',
	' ',
	',',
	';',
	'"',
	"'",
	'\n',
	'\t'
].concat([
	'1e5',
	'1/2',
	'3-4',
	'TRUE',
	'_x0041_',
	'constructor',
	'__proto__',
	'&lt;',
	'<b>',
	']]>',
	'2026-11-28',
	'=1+1',
	'=HYPERLINK("x")',
	'a'.repeat(40)
]);
const text = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''));
const cell = fc.oneof(
	{ weight: 4, arbitrary: text },
	{ weight: 2, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }) },
	{ weight: 1, arbitrary: fc.integer({ min: -1_000_000, max: 1_000_000 }) },
	{ weight: 1, arbitrary: fc.integer({ min: -1_000_000, max: 1_000_000 }).map((pence) => pence / 100) }
);
// the sign that stands for a broken one is broken itself, and left out of workbooks
const cells = fc.sample(
	cell.filter((one) => !String(one).includes('\ufffd')),
	{ numRuns: many, seed: 20_261_128 }
);
const rows = [['what'], ...cells.map((one) => [one])];
/** What would begin a formula has an apostrophe before it, as spreadsheets have it. */
const guarded = (one: string | number) =>
	typeof one === 'string' && /^[=+\-@\t\r＝＋－＠]/.test(one) ? `'${one}` : String(one);

test('so many texts and numbers come back from CSV as they went: noughts, accents and line breaks, and no formula', () => {
	const back = parse(csvOf(rows), { bom: true, relax_column_count: true }) as string[][];
	expect(back).toHaveLength(rows.length);
	for (const [at, one] of cells.entries()) expect(back[at + 1]?.[0], JSON.stringify(one)).toBe(guarded(one));
	for (const [one] of back) if (Number.isNaN(Number(one))) expect(one).not.toMatch(/^[=+\-@]/);
});

test('so many texts and numbers come back from a workbook as they went, each as what it was, and no cell holds a formula', async () => {
	const file = await workbookOf(rows);
	const back = await readSheet(file, undefined, { trim: false });
	expect(back).toHaveLength(rows.length);
	for (const [at, one] of cells.entries()) expect(back[at + 1]?.[0], JSON.stringify(one)).toBe(one);
	const sheet = Buffer.from(unzipSync(file)['xl/worksheets/sheet1.xml'] ?? []).toString();
	expect(sheet.length).toBeGreaterThan(1000);
	expect(sheet).not.toMatch(/<f[ >]/);
});

test('what no workbook may hold is left out of it, and nothing else', async () => {
	const odd = ['a\u0000b', 'c\u000bd', 'e\ud800f', 'g\ufffeh', 'i\ufffdj', 'x'.repeat(40_000)];
	const back = await readSheet(await workbookOf([['what'], ...odd.map((one) => [one])]), undefined, { trim: false });
	expect(back.slice(1, 6).map(([one]) => one)).toEqual(['ab', 'cd', 'ef', 'gh', 'ij']);
	expect(String(back[6]?.[0]).length).toBe(32_767);
});
