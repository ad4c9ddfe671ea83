import { m } from '#messages';
import { numberAt, textAt, wrongCell, type Table, type TableRow } from '../platform/sheets/table.ts';

/** A text that has to be there. */
export function wordsAt(table: Table, row: TableRow, place: number): string {
	const text = textAt(table, row, place);
	if (!text) throw wrongCell(table, row, place, m.evaluating_want_text());
	return text;
}

/** One of some words; null where the cell says that nobody knows. */
export function choiceAt<const Choice extends string>(
	table: Table,
	row: TableRow,
	place: number,
	choices: readonly Choice[]
): Choice | null {
	const text = textAt(table, row, place)?.toLowerCase();
	if (!text || text === 'na') return null;
	const choice = choices.find((each) => each === text);
	if (choice) return choice;
	throw wrongCell(table, row, place, m.sheets_want_one_of({ values: choices.join(', ') }));
}

/** A whole number from 0; null where the cell says that nobody knows. */
export function wholeAt(table: Table, row: TableRow, place: number): number | null {
	const number = textAt(table, row, place)?.toLowerCase() === 'na' ? null : numberAt(table, row, place);
	if (number !== null && (!Number.isInteger(number) || number < 0))
		throw wrongCell(table, row, place, m.sheets_want_whole_from({ least: 0 }));
	return number;
}
