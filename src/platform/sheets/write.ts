import { stringify } from 'csv-stringify/sync';
import writeExcelFile from 'write-excel-file/node';

/** What a workbook is called on the web. */
export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The rows of a table, header first. */
export type Rows = readonly (readonly (string | number)[])[];

/** A table as CSV that Excel opens with its accents and everything else reads: UTF-8 with its mark, commas; no cell starts a formula. */
export function csvOf(rows: Rows): string {
	return stringify(
		rows.map((row) => [...row]),
		{ escape_formulas: true, bom: true, record_delimiter: 'windows' }
	);
}

/** A table as a workbook: columns in every Excel, whatever separates lists in its country. Cells are text or numbers, never formulas. */
export function workbookOf(rows: Rows): Promise<Buffer> {
	const [header = [], ...rest] = rows;
	const cell = (value: string | number) => (value === '' ? null : { value: cellOf(value) });
	return writeExcelFile([
		header.map((value) => ({ value: cellOf(value), fontWeight: 'bold' as const })),
		...rest.map((row) => row.map(cell))
	]).toBuffer();
}

/** The most that a cell of a workbook may hold. */
const mostInCell = 32_767;

/**
 * A cell as it is read again: a spreadsheet takes `_x0041_` for a sign by its number (ECMA-376, ST_Xstring), and calls a file broken whose
 * cells hold too much. The library keeps texts as names of an object, where a few, such as "constructor", are taken: their first letter is said by its number.
 */
function cellOf(value: string | number): string | number {
	if (typeof value !== 'string') return value;
	const text = value.slice(0, mostInCell).replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
	return text in {} ? `_x${text.charCodeAt(0).toString(16).padStart(4, '0')}_${text.slice(1)}` : text;
}
