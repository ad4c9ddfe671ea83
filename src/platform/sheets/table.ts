import { m } from '#messages';
import { decimalSignOf, numberIn, type DecimalSign } from './numbers.ts';
import { isNoAnswer, noAnswerNumbers } from './missing.ts';
import type { SheetRecord } from './records.ts';
import { short, WrongFile, wrongAt, type SheetProblem } from './wrong-file.ts';

/** One row of a table: `cells` in the order of the header, `line` where the row begins. `width`: how many cells it came with. */
export interface TableRow {
	readonly line: number;
	readonly cells: readonly string[];
	readonly width: number;
}

/** A table that somebody gave us, and how it was understood. */
export interface Table {
	readonly name: string;
	readonly headerLine: number;
	readonly headers: readonly string[];
	readonly rows: readonly TableRow[];
	/** Lines of a title above the header, and lines below it that explain the columns once more. */
	readonly titleLines: readonly number[];
	readonly blankColumns: number;
	/** Words that stand for "no answer" in this table, besides the usual ones. */
	readonly own: ReadonlySet<string>;
	/** By column: numbers that stand for "no answer" there, and the sign before decimals. */
	readonly columns: readonly { readonly noAnswer: ReadonlySet<string>; readonly decimals: DecimalSign }[];
}

/**
 * Makes a table of lines: finds the header below a title, leaves out blank columns, and takes Qualtrics' second and third
 * header for what they are. Throws WrongFile for a header that is missing or names a column twice, and for a row that is too long.
 */
export function tableOf(
	records: readonly SheetRecord[],
	name: string,
	{ own = new Set(), semicolons = false }: { own?: ReadonlySet<string>; semicolons?: boolean } = {}
): Table {
	const at = headerAt(records);
	const header = records[at];
	if (!header) throw wrongAt({ file: name, line: 1 }, m.sheets_want_header(), m.sheets_found_empty());
	const { explained, data } = withoutExplanations(records.slice(at + 1));
	refuseLong(data, header, name);
	const places = header.cells.flatMap((cell, place) =>
		cell !== '' || data.some(({ cells }) => (cells[place] ?? '') !== '') ? [place] : []
	);
	const headers = places.map((place) => header.cells[place] ?? '');
	refuseTwice(headers, header.line, name);
	const rows = data.map(({ line, cells }) => ({
		line,
		cells: places.map((place) => (cells[place] ?? '').replace(guarded, '')),
		width: cells.length > Math.max(...places) ? places.length : places.filter((place) => place < cells.length).length
	}));
	return {
		name,
		headerLine: header.line,
		headers,
		rows,
		titleLines: [...records.slice(0, at).map(({ line }) => line), ...explained],
		blankColumns: header.cells.length - places.length,
		own,
		columns: headers.map((_, place) => columnOf(rows, place, semicolons))
	};
}

/** The mark by which tables of ours and others keep a cell from starting a formula: it is not part of what stands there. */
const guarded = /^'(?=[=+\-@])/;

function columnOf(rows: readonly TableRow[], place: number, semicolons: boolean): Table['columns'][number] {
	const cells = rows.map((row) => row.cells[place] ?? '');
	return { noAnswer: noAnswerNumbers(cells), decimals: decimalSignOf(cells, semicolons) };
}

/** The first line that fills about as many cells as the lines below it do: a title stands alone in its line. */
function headerAt(records: readonly SheetRecord[]): number {
	const filled = records.slice(0, 40).map(({ cells }) => cells.filter((cell) => cell !== '').length);
	const usual = [...filled].sort((a, b) => a - b)[Math.floor(filled.length / 2)] ?? 0;
	const isTitle = (count: number, at: number) =>
		count < usual / 2 || (count === 1 && (records[at]?.cells.length === 1 ? usual > 1 : usual > 2));
	return Math.max(
		0,
		filled.findIndex((count, at) => !isTitle(count, at))
	);
}

/** Qualtrics writes below the names what each question asks, and a line of its own marks. */
function withoutExplanations(rest: readonly SheetRecord[]): { explained: number[]; data: readonly SheetRecord[] } {
	const marks = rest.slice(0, 2).findIndex(({ cells }) => cells.some((cell) => /^\{"ImportId":/.test(cell)));
	return { explained: rest.slice(0, marks + 1).map(({ line }) => line), data: rest.slice(marks + 1) };
}

function refuseLong(rows: readonly SheetRecord[], header: SheetRecord, name: string): void {
	const width = header.cells.length;
	const long = rows.filter(({ cells }) => cells.slice(width).some((cell) => cell !== ''));
	if (!long.length) return;
	const column = header.cells.at(-1) ?? '';
	throw new WrongFile(
		name,
		long.map(({ line, cells }) => ({
			line,
			column,
			found: String(cells.length),
			expected: m.sheets_want_cells({ cells: width })
		}))
	);
}

function refuseTwice(headers: readonly string[], line: number, name: string): void {
	const twice = headers.filter((header, place) => header !== '' && headers.indexOf(header) < place);
	if (!twice.length) return;
	throw new WrongFile(
		name,
		[...new Set(twice)].map((column) => ({
			line,
			column,
			found: m.sheets_found_twice(),
			expected: m.sheets_want_once()
		}))
	);
}

/** The place of a column in every row; throws WrongFile naming the columns that there are. */
export function columnAt(table: Table, column: string): number {
	const place = table.headers.indexOf(column);
	if (place >= 0) return place;
	const some = table.headers.slice(0, 20).map(short).join(', ');
	const there = table.headers.length > 20 ? `${some} …` : some;
	throw wrongAt({ file: table.name, line: table.headerLine, column }, m.sheets_want_column(), there);
}

/** Whether a cell is what a spreadsheet shows where a formula failed, in any of its languages: #REF!, #DIV/0!, #NAME?, #¡VALOR!. */
export function isFormulaError(cell: string): boolean {
	return /^#[¡¿]?[\p{Lu}\d/]+[!?]$/u.test(cell);
}

/**
 * The text of a cell, or null where it says that there is no answer. Throws WrongFile where the row ends before it, and for
 * a formula that failed.
 */
export function textAt(table: Table, row: TableRow, place: number): string | null {
	if (place >= row.width) throw shortRow(table, row);
	const cell = row.cells[place] ?? '';
	if (isFormulaError(cell)) throw wrongCell(table, row, place, m.sheets_want_formula());
	return isNoAnswerAt(table, row, place) ? null : cell;
}

/** The number in a cell, or null where there is no answer; throws WrongFile at anything else that is not a plain number. */
export function numberAt(table: Table, row: TableRow, place: number): number | null {
	const text = textAt(table, row, place);
	if (text === null) return null;
	const decimals = table.columns[place]?.decimals ?? 'point';
	const number = numberIn(text, decimals);
	if (number !== null) return number;
	throw wrongCell(table, row, place, wantNumber[/[.,]/.test(text) ? decimals : 'point']());
}

const wantNumber = {
	point: m.sheets_want_number,
	comma: m.sheets_want_number_comma,
	unclear: m.sheets_want_number_clear
};

/** Every number of a column, null where there is no answer; throws WrongFile that names all cells which are none. */
export function numbersIn(table: Table, place: number): (number | null)[] {
	return allOrNothing(table, table.rows, (row) => numberAt(table, row, place));
}

/** Does the same with each of them, rows or cells; throws one WrongFile with all that was wrong in any. */
export function allOrNothing<Each, T>(table: Table, all: readonly Each[], read: (each: Each) => T): T[] {
	const problems: SheetProblem[] = [];
	const values: T[] = [];
	for (const each of all) {
		try {
			values.push(read(each));
		} catch (problem) {
			if (!(problem instanceof WrongFile)) throw problem;
			problems.push(...problem.problems);
		}
	}
	if (problems.length) throw new WrongFile(table.name, problems);
	return values;
}

/** The error about one cell, for checks that only the caller can make: `throw wrongCell(table, row, 2, '0, 1, 2 or 3')`. */
export function wrongCell(table: Table, row: TableRow, place: number, expected: string): WrongFile {
	const where = { file: table.name, line: row.line, column: table.headers[place] ?? String(place + 1) };
	return wrongAt(where, expected, short(row.cells[place] ?? ''));
}

function shortRow(table: Table, row: TableRow): WrongFile {
	const column = table.headers[row.width] ?? '';
	const expected = m.sheets_want_cells({ cells: table.headers.length });
	return wrongAt({ file: table.name, line: row.line, column }, expected, String(row.width));
}

/** Runs what may throw about one cell; keeps what was wrong, and goes on without it. */
export function tried<T>(problems: SheetProblem[], work: () => T): T | null {
	try {
		return work();
	} catch (problem) {
		if (!(problem instanceof WrongFile)) throw problem;
		problems.push(...problem.problems);
		return null;
	}
}

/** Whether a cell says that there is no answer; a cell that can't be read does not. */
export function isNoAnswerAt(table: Table, row: TableRow, place: number): boolean {
	const cell = row.cells[place] ?? '';
	return place < row.width && (isNoAnswer(cell, table.own) || Boolean(table.columns[place]?.noAnswer.has(cell)));
}
