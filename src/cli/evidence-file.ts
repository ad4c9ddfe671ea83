import type { Evidence } from '#rooms/evaluation/weighing/study/figures.ts';
import { allOrNothing, columnAt, type Table } from '../platform/sheets/table.ts';
import { choiceAt, wholeAt, wordsAt } from './cells.ts';

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
