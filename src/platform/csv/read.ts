import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import { unmeantIn } from '../forms/unseen.ts';

/**
 * What is wrong with a file that somebody gave us, at the place where they can mend it.
 * `message` reads: `pairs.csv: line 4, column "post": expected a number or an empty cell, found "abc"`.
 * `line` counts from 1 and is where the row begins; it is null when the file could not be opened.
 */
export class WrongFile extends Error {
	readonly file: string;
	readonly line: number | null;
	readonly column: string | null;
	readonly expected: string;

	constructor(place: { file: string; line?: number; column?: string }, expected: string, found?: string) {
		const where = [
			place.line === undefined ? '' : `line ${place.line}`,
			place.column === undefined ? '' : `column ${JSON.stringify(place.column)}`
		].filter((part) => part !== '');
		const start = where.length > 0 ? `${place.file}: ${where.join(', ')}` : place.file;
		super(`${start}: expected ${expected}${found === undefined ? '' : `, found ${found}`}`);
		this.name = 'WrongFile';
		this.file = place.file;
		this.line = place.line ?? null;
		this.column = place.column ?? null;
		this.expected = expected;
	}
}

/** One row of a file: `cells` in the order of the header, `line` where the row begins (the header is usually line 1). */
export type CsvRow = { readonly line: number; readonly cells: readonly string[] };

/** A file whose rows all have as many cells as its header, and whose header names no column twice. */
export type CsvFile = {
	readonly name: string;
	readonly headerLine: number;
	readonly headers: readonly string[];
	readonly rows: readonly CsvRow[];
};

/** Reads a file from disk as `csvOf` does; a file that can't be opened is a `WrongFile` without a line. */
export function readCsv(path: string): CsvFile {
	let bytes: Buffer;
	try {
		bytes = readFileSync(path);
	} catch (problem) {
		const reason = problem instanceof Error && 'code' in problem ? String(problem.code) : 'unknown reason';
		throw new WrongFile({ file: path }, 'a file that can be read', reason);
	}
	return csvOf(bytes, basename(path));
}

/**
 * Reads comma-separated text in UTF-8, with or without a byte order mark, with any line ending and quoted cells.
 * Cells and headers are trimmed. Empty lines are left out and still counted. Throws `WrongFile` for text that is not
 * UTF-8, a stray quote, a missing header, a header that names a column twice, and a row that is too short or too long.
 */
export function csvOf(bytes: Uint8Array, name: string): CsvFile {
	const text = decoded(bytes, name);
	refuseWide(text, name);
	const [header, ...rows] = recordsOf(text, name);
	if (!header) throw new WrongFile({ file: name, line: 1 }, 'a header with the names of the columns', 'an empty file');
	checkHeader(header, name);
	for (const row of rows) checkWidth(row, header, name);
	return { name, headerLine: header.line, headers: header.cells, rows };
}

/** More columns than any sheet of answers has; a page that asks about each would never end. */
const mostColumns = 500;

/** The place of a column in every row; throws `WrongFile` naming the columns that there are. */
export function columnAt(file: CsvFile, column: string): number {
	const place = file.headers.indexOf(column);
	if (place >= 0) return place;
	const some = file.headers.slice(0, 20).map(short).join(', ');
	const there = file.headers.length > 20 ? `${some} …` : some;
	throw new WrongFile({ file: file.name, line: file.headerLine, column }, 'a column with this name', there);
}

/** The text of a cell, or null when it is missing: empty, or `NA`. */
export function textAt(row: CsvRow, place: number): string | null {
	const text = row.cells[place] ?? '';
	return text === '' || text === 'NA' ? null : text;
}

/** The number in a cell, or null when it is missing; throws `WrongFile` at anything else that is not a plain number. */
export function numberAt(file: CsvFile, row: CsvRow, place: number): number | null {
	const text = textAt(row, place);
	if (text === null) return null;
	const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : NaN;
	if (Number.isFinite(number)) return number;
	throw wrongCell(file, row, place, 'a number with a point for decimals, or an empty cell');
}

/** The error about one cell, for checks that only the caller can make: `throw wrongCell(file, row, 2, '0, 1, 2 or 3')`. */
export function wrongCell(file: CsvFile, row: CsvRow, place: number, expected: string): WrongFile {
	const where = { file: file.name, line: row.line, column: file.headers[place] ?? String(place + 1) };
	return new WrongFile(where, expected, short(row.cells[place] ?? ''));
}

/** A cell as a sentence can hold it. */
function short(cell: string): string {
	return JSON.stringify(cell.length > 60 ? `${cell.slice(0, 60)}…` : cell);
}

function decoded(bytes: Uint8Array, name: string): string {
	const text = new TextDecoder('utf-8').decode(bytes);
	try {
		new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		const line = text.slice(0, text.indexOf('\uFFFD')).split(/\r\n?|\n/).length;
		throw new WrongFile({ file: name, line }, 'text in UTF-8 (save the sheet as "CSV UTF-8")', 'other bytes');
	}
	const lines = text.replace(/\r\n?/g, '\n');
	const nothing = unmeantIn(lines);
	if (nothing >= 0) {
		const line = lines.slice(0, nothing).split('\n').length;
		throw new WrongFile({ file: name, line }, 'text without characters that mean nothing', 'one');
	}
	return lines;
}

const dialect = { relax_column_count: true, skip_empty_lines: true, record_delimiter: '\n' } as const;

/** Reads no further than one column too many, so that a sheet that will be refused costs nothing. */
function refuseWide(text: string, name: string): void {
	const count = (cell: string, { column, lines }: { column: number | string; lines: number }) => {
		if (Number(column) < mostColumns) return cell;
		throw new WrongFile({ file: name, line: lines }, `at most ${mostColumns} columns`, 'more');
	};
	reading(name, () => parse(text, { ...dialect, to: 1, cast: count }));
}

function recordsOf(text: string, name: string): CsvRow[] {
	const rows: CsvRow[] = [];
	// The parser tells the line on which a row ends; a quoted cell may have begun it lines before.
	const keep = (record: string[], { lines }: { lines: number }) => {
		const line = lines - record.join('').split('\n').length + 1;
		rows.push({ line, cells: record.map((cell) => cell.trim()) });
		return record;
	};
	reading(name, () => parse(text, { ...dialect, on_record: keep }));
	return rows;
}

/** Says where the parser found a stray quote. */
function reading(name: string, read: () => unknown): void {
	try {
		read();
	} catch (problem) {
		if (!(problem instanceof CsvError)) throw problem;
		const { lines, column } = problem as CsvError & { lines?: number; column?: number };
		const place = {
			file: name,
			line: lines ?? 1,
			...(typeof column === 'number' ? { column: String(column + 1) } : {})
		};
		throw new WrongFile(place, 'quotes only around a whole cell, and doubled inside it', 'a stray quote');
	}
}

function checkHeader(header: CsvRow, name: string): void {
	const only = header.cells[0] ?? '';
	if (header.cells.length === 1 && /[;\t]/.test(only)) {
		throw new WrongFile({ file: name, line: header.line }, 'columns separated by commas', short(only));
	}
	const seen = new Set<string>();
	header.cells.forEach((cell) => {
		if (!seen.has(cell)) return void seen.add(cell);
		throw new WrongFile({ file: name, line: header.line, column: cell }, 'each column name once', 'it twice');
	});
}

function checkWidth(row: CsvRow, header: CsvRow, name: string): void {
	const [found, wanted] = [row.cells.length, header.cells.length];
	if (found === wanted) return;
	const column = header.cells[Math.min(found, wanted - 1)] ?? '';
	throw new WrongFile({ file: name, line: row.line, column }, `${wanted} cells, as in the header`, String(found));
}
