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
	const cell = (value: string | number) => (value === '' ? null : { value });
	return writeExcelFile([
		header.map((value) => ({ value, fontWeight: 'bold' as const })),
		...rest.map((row) => row.map(cell))
	]).toBuffer();
}
