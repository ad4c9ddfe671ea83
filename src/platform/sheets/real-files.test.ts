import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { inLanguage } from '../i18n/language.ts';
import { readTable, type ReadTable } from './read.ts';
import { numbersIn } from './table.ts';
import { csvOf, workbookOf } from './write.ts';

const field = (name: string) => readFileSync(join(import.meta.dirname, '../../../tests/field/sheets', name));
const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le');
const latin = (text: string) => Buffer.from(text, 'latin1');
const grid = (table: ReadTable) => [table.headers, ...table.rows.map(({ cells }) => cells)];
const plain = async () => grid(await readTable(field('09-as-it-should-be.csv'), 'plain.csv'));

async function workbook(rows: readonly (readonly (string | number | Date | null)[])[]): Promise<Buffer> {
	const cells = rows.map((row) =>
		row.map((value) => (value === null ? null : value instanceof Date ? { value, format: 'dd/mm/yyyy' } : { value }))
	);
	return writeWorkbook(cells as never).toBuffer();
}
/** The same workbook with one part written otherwise. */
function changed(bytes: Buffer, part: string, change: (xml: string) => string): Uint8Array {
	const parts = unzipSync(bytes);
	const found = Object.keys(parts).find((name) => name.includes(part)) ?? '';
	return zipSync({ ...parts, [found]: strToU8(change(strFromU8(parts[found] ?? new Uint8Array()))) });
}

test.each(['09-semicolons.csv', '10-utf16-tabs.txt'])('%s holds what the plain one holds', async (name) => {
	expect(grid(await readTable(field(name), name))).toEqual(await plain());
});

test('a Spanish sheet in the letters of Windows is read with its accents', async () => {
	const table = await readTable(field('11-spanish-windows-1252-semicolons.csv'), 'once.csv');
	expect(table.understood).toEqual({ encoding: 'Windows-1252', separator: ';' });
	expect(table.headers.slice(0, 4)).toEqual(['Código', 'Momento', 'Curso', 'Fecha']);
	expect(new Set(table.rows.map(({ cells }) => cells[1]))).toEqual(new Set(['Antes', 'Después']));
	expect(table.rows.map(({ cells }) => cells.slice(4))).toEqual((await plain()).slice(1).map((row) => row.slice(4)));
});

describe('as programs write it', () => {
	const rows = [
		['código', 'antes', 'después'],
		['K01', '3,5', '4'],
		['K02', '', '2,25']
	];
	const joined = (sign: string, end = '\r\n') => rows.map((row) => row.join(sign)).join(end);
	const quoted = rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n');
	test.each<[string, Uint8Array, string, string]>([
		['Excel in Spain', utf8(`\uFEFF${joined(';')}\r\n`), 'UTF-8', ';'],
		['Excel in Spain, older', latin(joined(';')), 'Windows-1252', ';'],
		['Excel, Unicode text', utf16(joined('\t')), 'UTF-16', '\t'],
		['LibreOffice, quoted', utf8(quoted), 'UTF-8', ','],
		['a file that says its separator', utf8(`sep=;\r\n${joined(';')}`), 'UTF-8', ';'],
		[
			'a Mac of long ago',
			latin(joined(';', '\r').replaceAll('é', '\x8e').replaceAll('ó', '\x97')),
			'Mac OS Roman',
			';'
		],
		['a database', utf8(joined('|', '\n')), 'UTF-8', '|'],
		['blank lines and columns', utf8(`${joined(';', ';;\n')};;\n;;;;\n;;;;\n`), 'UTF-8', ';'],
		['a title above', utf8(`Encuesta de otoño;;\n;;\n${joined(';', '\n')}`), 'UTF-8', ';']
	])('%s', async (_, bytes, encoding, separator) => {
		const table = await readTable(bytes, 'f.csv');
		expect(table.understood).toEqual({ encoding, separator });
		expect(table.headers).toEqual(rows[0]);
		expect(numbersIn(table, 1)).toEqual([3.5, null]);
		expect(numbersIn(table, 2)).toEqual([4, 2.25]);
	});
	test('Qualtrics, with what each question asks and its marks below the names', async () => {
		const text = 'Q1,Q2\n"How are you, today?",Second\n"{""ImportId"":""QID1""}","{""ImportId"":""QID2""}"\n3,4\n';
		const table = await readTable(utf8(text), 'qualtrics.csv');
		expect([table.headers, numbersIn(table, 0), table.titleLines]).toEqual([['Q1', 'Q2'], [3], [2, 3]]);
	});
	test('a workbook: numbers, days, blank lines and the line of each', async () => {
		const bytes = await workbook([
			['Spring course', null, null],
			['code', 'before', 'day'],
			['007', 3.5, new Date('2027-01-26T00:00:00Z')],
			[null, null, null],
			['K02', null, new Date('2027-01-27T00:00:00Z')]
		]);
		const table = await readTable(bytes, 'f.xlsx');
		expect(table.headers).toEqual(['code', 'before', 'day']);
		expect(table.rows.map(({ line, cells }) => [line, ...cells])).toEqual([
			[3, '007', '3.5', '2027-01-26'],
			[5, 'K02', '', '2027-01-27']
		]);
		expect([table.titleLines, table.understood]).toEqual([[1], { sheet: 'Sheet1', sheets: ['Sheet1'] }]);
	});
});

describe('a workbook that would cost too much, or says nothing', () => {
	const small = workbook([
		['a', 'b'],
		[1, 2]
	]);
	test('a cell in the last line of all', async () => {
		const far = changed(await small, 'sheet1.xml', (xml) => xml.replace('r="B2"', 'r="XFD1048576"'));
		await expect(readTable(far, 'f.xlsx')).rejects.toThrow(/at most 40 MB and 50000 lines/);
	});
	test('paint in the last line of all costs nothing', async () => {
		const painted = changed(await small, 'sheet1.xml', (xml) =>
			xml.replace('</sheetData>', '<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>')
		);
		expect(grid(await readTable(painted, 'f.xlsx'))).toEqual([
			['a', 'b'],
			['1', '2']
		]);
	});
	test('little that unpacks to much', async () => {
		const bomb = changed(await small, 'sheet1.xml', (xml) => xml + ' '.repeat(60_000_000));
		expect(bomb.length).toBeLessThan(200_000);
		await expect(readTable(bomb, 'f.xlsx')).rejects.toThrow(/at most 40 MB/);
	});
	test('one that is cut off', async () => {
		await expect(readTable((await small).subarray(0, 900), 'f.xlsx')).rejects.toThrow(/f\.xlsx: expected/);
	});
	test('a formula without its result is no empty cell', async () => {
		const formula = changed(await small, 'sheet1.xml', (xml) =>
			xml.replace(/<c r="B2"[^>]*>.*?<\/c>/, '<c r="B2"><f>SUM(A1:A9)</f></c>')
		);
		await expect(readTable(formula, 'f.xlsx')).rejects.toThrow('f.xlsx: line 2, column "B": expected a result');
	});
	test('a formula with its result is the result', async () => {
		const formula = changed(await small, 'sheet1.xml', (xml) =>
			xml.replace(/<c r="B2"[^>]*>.*?<\/c>/, '<c r="B2"><f>A2+6</f><v>7</v></c>')
		);
		expect(grid(await readTable(formula, 'f.xlsx'))[1]).toEqual(['1', '7']);
	});
});

test.each<[string, Uint8Array, RegExp]>([
	['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /an old Excel file/],
	[
		'an OpenDocument sheet',
		zipSync({ mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }] }),
		/\.ods/
	],
	['a text document', zipSync({ 'word/document.xml': strToU8('<w/>') }), /a text document/],
	['Apple Numbers', zipSync({ 'Index/Document.iwa': strToU8('x') }), /Apple Numbers/],
	['a packed file', zipSync({ 'answers.csv': strToU8('a,b') }), /a packed file/],
	['a PDF', utf8('%PDF-1.7\n'), /a PDF/],
	['SPSS', utf8('$FL2@(#) SPSS'), /SPSS/],
	['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), /a picture/],
	['a web page called .xls', utf8('<html><table><tr><td>a</td></tr></table>'), /a web page/],
	['a questionnaire', utf8('{"resourceType": "Questionnaire"}'), /JSON, perhaps a questionnaire/],
	['an XForm', utf8('<?xml version="1.0"?><h:html/>'), /XML/]
])('%s is named for what it is', async (_, bytes, says) => {
	await expect(readTable(bytes, 'answers.csv')).rejects.toThrow(says);
	await expect(inLanguage('es', () => readTable(bytes, 'answers.csv'))).rejects.toThrow(/se esperaba una tabla/);
});

test('what we write comes in again unchanged, as text and as a workbook', async () => {
	const rows = [
		['code', 'note', 'score'],
		['007', '=HYPERLINK("http://evil.example")', '3.5'],
		['K02', '+44 text first', ''],
		['ليلى', 'a, "b"; c\nd', '-1'],
		['K04', '@home', '0']
	];
	expect(grid(await readTable(utf8(csvOf(rows)), 'ours.csv'))).toEqual(rows);
	const bytes = await workbookOf(rows);
	expect(grid(await readTable(bytes, 'ours.xlsx'))).toEqual(rows);
	expect(strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())).not.toContain('<f');
});
