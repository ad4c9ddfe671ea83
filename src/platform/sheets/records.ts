import { CsvError, parse } from 'csv-parse/sync';
import { m } from '#messages';
import { wrongAt } from './wrong-file.ts';

/** One line of a table as it came: where it begins, and what stands in each column. */
export interface SheetRecord {
	readonly line: number;
	readonly cells: readonly string[];
}

/** What can stand between two cells. */
export const separators = [',', ';', '\t', '|'] as const;
export type Separator = (typeof separators)[number];

/** More columns than any sheet of answers has; a page that asks about each would never end. */
export const mostColumns = 500;

/**
 * The lines of a text that have anything in them, cells trimmed, and what separates the cells: as the file's first line
 * says (`sep=;`), or whatever cuts most lines into equally many cells. Throws WrongFile for a stray quote and for more
 * columns than there can be.
 */
export function recordsOf(text: string, name: string): { records: SheetRecord[]; separator: Separator } {
	const said = /^"?sep=(.)"?;?,*\n/i.exec(text)?.[1];
	const rest = said === undefined ? text : text.replace(/^[^\n]*/, ''); // an empty line stays, so that lines go on counting
	const separator = separators.find((each) => each === said) ?? separatorOf(rest, name);
	refuseWide(rest, separator, name);
	return { records: withoutEmpty(read(rest, separator, name)), separator };
}

const dialect = { relax_column_count: true, skip_empty_lines: true, record_delimiter: '\n', trim: true } as const;

/** How well a sign separates the first lines: how many of them it cuts into as many cells as most, and into how many. */
function separatorOf(text: string, name: string): Separator {
	const most = beginOf(text);
	const fits = separators.map((separator) => {
		const widths = widthsBy(separator, most, name);
		const usual = mostOften(widths.filter((width) => width > 1));
		return { separator, usual, share: widths.filter((width) => width === usual).length / (widths.length || 1) };
	});
	const best = fits.filter(({ usual }) => usual > 1).sort((a, b) => b.share - a.share || b.usual - a.usual)[0];
	return best?.separator ?? ',';
}

/** The first lines, and of very long ones the beginning: enough to see what separates. */
function beginOf(text: string): string {
	return text.slice(0, 20_000).split('\n').slice(0, 40).join('\n');
}

function widthsBy(separator: Separator, text: string, name: string): number[] {
	try {
		return withoutEmpty(read(text, separator, name, true)).map(({ cells }) => cells.length);
	} catch {
		return [];
	}
}

function mostOften(widths: readonly number[]): number {
	const counts = new Map<number, number>();
	for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
	return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

/** Reads no further than one column too many, so that a sheet that will be refused costs nothing. */
function refuseWide(text: string, separator: Separator, name: string): void {
	const count = (cell: string, { column, lines }: { column: number | string; lines: number }) => {
		if (Number(column) < mostColumns) return cell;
		throw wrongAt({ file: name, line: lines }, m.sheets_want_columns({ most: mostColumns }), m.sheets_found_more());
	};
	reading(name, () => parse(text, { ...dialect, delimiter: separator, to: 1, cast: count }));
}

function read(text: string, separator: Separator, name: string, loosely = false): SheetRecord[] {
	const rows: SheetRecord[] = [];
	// The parser tells the line on which a row ends; a quoted cell may have begun it lines before.
	const keep = (record: string[], { lines }: { lines: number }) => {
		const line = lines - record.join('').split('\n').length + 1;
		rows.push({ line, cells: record.map((cell) => cell.trim()) });
		return null;
	};
	reading(name, () =>
		parse(text, {
			...dialect,
			delimiter: separator,
			on_record: keep,
			relax_quotes: loosely,
			skip_records_with_error: loosely
		})
	);
	return rows;
}

function withoutEmpty(records: readonly SheetRecord[]): SheetRecord[] {
	return records.filter(({ cells }) => cells.some((cell) => cell !== ''));
}

/** Says where the parser found a stray quote. */
function reading(name: string, work: () => unknown): void {
	try {
		work();
	} catch (problem) {
		if (!(problem instanceof CsvError)) throw problem;
		const { lines, column } = problem as CsvError & { lines?: number; column?: number };
		const at = typeof column === 'number' ? { column: String(column + 1) } : {};
		throw wrongAt({ file: name, line: lines ?? 1, ...at }, m.sheets_want_quotes(), m.sheets_found_quote());
	}
}
