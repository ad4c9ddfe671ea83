// Five kinds of table as twelve programs write them: each comes in with the same values, and what is broken is refused.
import { expect, test } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { dayIn } from './days.ts';
import { readTable, type ReadTable } from './read.ts';
import { numbersIn } from './table.ts';

/** A cell before a program wrote it: a number, a day, words, or nothing. */
type Cell = number | Date | string | null;

const day = (text: string) => new Date(`${text}T00:00:00Z`);

/** Header, lines, and what each column holds. */
const kinds: Record<string, { header: string[]; rows: Cell[][] }> = {
	'whole numbers, some missing': {
		header: ['code', 'item1', 'item2'],
		rows: [
			['K01', 3, 0],
			['K02', null, 4],
			['K03', 2, null],
			['K04', 1, 1]
		]
	},
	decimals: {
		header: ['code', 'before', 'after'],
		rows: [
			['K01', 3.5, 12.25],
			['K02', -0.75, 1200.5],
			['K03', null, 7.125]
		]
	},
	days: {
		header: ['code', 'date', 'item1'],
		rows: [
			['K01', day('2027-01-26'), 3],
			['K02', day('2027-02-13'), 2],
			['K03', day('2026-12-31'), 1]
		]
	},
	'words with accents, marks and line ends': {
		header: ['código', 'opinión', 'item1'],
		rows: [
			['Ñandú', 'Muy bien; “gracias”, dijo', 3],
			['Zoë', 'una línea\ny otra', 2],
			['O’Brien', 'tabs\tand "quotes"', 1]
		]
	},
	'words for no answer': {
		header: ['code', 'item1', 'item2'],
		rows: [
			['K01', 'N/A', 3],
			['K02', 2, '-'],
			['K03', 'NULL', 1]
		]
	}
};

interface Program {
	separator?: string;
	/** What stands before decimals. */
	decimal: string;
	end?: string;
	/** Every cell in quotation marks. */
	quotes?: boolean;
	days: 'iso' | 'day-first' | 'year-first';
	encode?(text: string): Uint8Array;
	/** Lines between the header and the answers. */
	below?(columns: number): string[][];
}

const utf8 = (text: string) => new TextEncoder().encode(text);
const withMark = (text: string) => utf8(`\uFEFF${text}`);
const windows = (text: string) =>
	Buffer.from(text.replaceAll('“', '\x93').replaceAll('”', '\x94').replaceAll('’', '\x92'), 'latin1');
const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le');

/** How each program writes a table; a workbook where it says no separator. */
const programs: Record<string, Program> = {
	'Excel, CSV': { separator: ',', decimal: '.', end: '\r\n', days: 'day-first', encode: withMark },
	'Excel in Spain, CSV': { separator: ';', decimal: ',', end: '\r\n', days: 'day-first', encode: windows },
	'Excel, Unicode text': { separator: '\t', decimal: '.', end: '\r\n', days: 'day-first', encode: utf16 },
	'Excel, workbook': { decimal: '.', days: 'iso' },
	'LibreOffice, CSV': { separator: ',', decimal: '.', quotes: true, days: 'iso' },
	'LibreOffice in Spain, CSV': { separator: ';', decimal: ',', days: 'day-first' },
	'Google Sheets, CSV': { separator: ',', decimal: '.', end: '\r\n', days: 'iso' },
	'Google Forms, CSV': { separator: ',', decimal: '.', quotes: true, days: 'year-first' },
	'REDCap, CSV': { separator: ',', decimal: '.', days: 'iso' },
	'KoBo, CSV': { separator: ';', decimal: '.', quotes: true, days: 'iso' },
	'Qualtrics, CSV': {
		separator: ',',
		decimal: '.',
		quotes: true,
		days: 'iso',
		below: (columns) => [
			Array.from({ length: columns }, (_, at) => `What is asked, ${at + 1}?`),
			Array.from({ length: columns }, (_, at) => `{"ImportId":"QID${at + 1}"}`)
		]
	},
	'Microsoft Forms, workbook': { decimal: '.', days: 'iso' }
};

function written(cell: Cell, { decimal, days }: Program): string {
	if (cell === null) return '';
	if (typeof cell === 'number') return String(cell).replace('.', decimal);
	if (typeof cell === 'string') return cell;
	const iso = cell.toISOString().slice(0, 10);
	if (days === 'year-first') return iso.replaceAll('-', '/');
	return days === 'iso' ? iso : iso.split('-').toReversed().join('/');
}

/** The file as the program writes it. */
async function fileOf({ header, rows }: { header: string[]; rows: Cell[][] }, program: Program): Promise<Uint8Array> {
	const { separator, quotes, end = '\n', encode = utf8, below } = program;
	if (!separator) {
		const cell = (value: Cell) =>
			value === null ? null : value instanceof Date ? { value, format: 'dd/mm/yyyy' } : { value };
		return writeWorkbook([header, ...rows].map((row) => row.map(cell)) as never).toBuffer();
	}
	const texts = [
		header,
		...(below?.(header.length) ?? []),
		...rows.map((row) => row.map((cell) => written(cell, program)))
	];
	const shown = (text: string) =>
		quotes || /["\n\r]/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text;
	return encode(texts.map((row) => row.map(shown).join(separator)).join(end) + end);
}

/** What a column holds, as whoever reads it takes it: numbers, days or words. */
function columnOf(table: ReadTable, at: number, like: Cell[]): Cell[] {
	const first = like.find((cell) => cell !== null && !(typeof cell === 'string' && isNoAnswer.has(cell)));
	if (typeof first === 'number') return numbersIn(table, at);
	const cells = table.rows.map(({ cells }) => cells[at] ?? '');
	return first instanceof Date ? cells.map((cell) => day(dayIn(cell, 'day-first') ?? '0001-01-01')) : cells;
}
const isNoAnswer = new Set(['N/A', '-', 'NULL']);
const meant = (cell: Cell) => (typeof cell === 'string' && isNoAnswer.has(cell) ? null : cell);

const all = Object.entries(programs).flatMap(([program, how]) =>
	Object.entries(kinds).map(([kind, table]) => ({ program, how, kind, table }))
);

test('they are sixty', () => expect(all).toHaveLength(60));

test.each(all)('$program: $kind', async ({ how, table }) => {
	const read = await readTable(await fileOf(table, how), 'answers');
	expect(read.headers).toEqual(table.header);
	expect(read.rows).toHaveLength(table.rows.length);
	for (const at of table.header.keys()) {
		const like = table.rows.map((row) => row[at] ?? null);
		const isNumeric = like.some((cell) => typeof cell === 'number');
		expect(columnOf(read, at, like), table.header[at]).toEqual(isNumeric ? like.map(meant) : like);
	}
});

test.each(Object.entries(programs))(
	'%s: a file that was cut off is refused, and never half of it taken',
	async (_, how) => {
		const table = kinds['words with accents, marks and line ends'];
		if (!table) throw new Error('no such kind');
		const whole = await fileOf(table, how);
		const text = how.encode === utf16 ? Buffer.from(whole).toString('utf16le') : Buffer.from(whole).toString('latin1');
		const at = how.separator ? text.indexOf('una') + 2 : Math.round(text.length / 2); // within quotation marks
		const cut = whole.subarray(0, how.encode === utf16 ? at * 2 : at);
		await expect(readTable(cut, 'answers')).rejects.toThrow(/answers: .*expected/);
	}
);
