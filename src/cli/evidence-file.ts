import type { Evidence } from '#rooms/evaluation/weighing/study/figures.ts';
import { m } from '#messages';
import {
	allOrNothing,
	columnAt,
	numberAt,
	textAt,
	wrongCell,
	type Table,
	type TableRow
} from '../platform/sheets/table.ts';

/** A row of earlier findings, with its line. */
export type EvidenceRow = Evidence & { line: number };

/** Reads what earlier studies found, a line an outcome and measure. Throws WrongFile with every line that is wrong. */
export function evidenceIn(table: Table): EvidenceRow[] {
	const [outcome, measure, effect, studies, significant, studiesSignificant, reviewed] = [
		'outcome',
		'measure',
		'observed_effect',
		'studies_with_effect',
		'statistically_significant',
		'studies_significant',
		'studies_peer_reviewed'
	].map((name) => columnAt(table, name)) as [number, number, number, number, number, number, number];
	return allOrNothing(table, table.rows, (row) => ({
		line: row.line,
		outcome: wordsAt(table, row, outcome),
		measure: wordsAt(table, row, measure),
		effect: choiceAt(table, row, effect, ['yes', 'no', 'contrary']),
		studies: wholeAt(table, row, studies),
		significant: choiceAt(table, row, significant, ['yes', 'no']),
		studiesSignificant: wholeAt(table, row, studiesSignificant),
		peerReviewed: wholeAt(table, row, reviewed)
	}));
}

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

function wholeAt(table: Table, row: TableRow, place: number): number | null {
	const number = textAt(table, row, place)?.toLowerCase() === 'na' ? null : numberAt(table, row, place);
	if (number !== null && (!Number.isInteger(number) || number < 0))
		throw wrongCell(table, row, place, m.sheets_want_whole_from({ least: 0 }));
	return number;
}
