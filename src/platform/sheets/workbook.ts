import { m } from '#messages';
import { ReadingThread } from '../reading-thread.ts';
import { largestUnpacked, mostRows, type WorkbookAnswer, type WorkbookProblem } from './workbook-bounds.ts';
import type { SheetRecord } from './records.ts';
import { wrongAt } from './wrong-file.ts';

/** Workbooks are read one at a time; one that takes longer, or needs more megabytes, is too large. */
export const workbookThread = new ReadingThread<WorkbookAnswer>('src/platform/sheets/workbook-worker.ts', {
	patience: 15_000,
	memory: 256
});

/**
 * The lines of a sheet of a workbook: the one that is named, or the first in which a table stands. Reads only what was
 * saved, within bounds of size, memory and time. Throws WrongFile for one that is damaged or too large.
 */
export async function readWorkbook(
	bytes: Uint8Array,
	name: string,
	sheet?: string
): Promise<{ records: SheetRecord[]; sheet: string; sheets: string[] }> {
	const answer = await workbookThread.read(bytes);
	if (answer.problem) throw problemOf(answer, name);
	const filled = answer.sheets
		.map((each) => ({ name: each.name, records: recordsOf(each.rows) }))
		.filter(({ records }) => records.length);
	const chosen = sheet
		? filled.find((each) => each.name === sheet)
		: (filled.find(({ records }) => records.some(({ cells }) => cells.filter(Boolean).length > 1)) ?? filled[0]);
	if (!chosen && sheet) throw wrongAt({ file: name }, m.sheets_want_sheet(), JSON.stringify(sheet));
	return { records: chosen?.records ?? [], sheet: chosen?.name ?? '', sheets: filled.map((each) => each.name) };
}

function recordsOf(rows: readonly (readonly string[])[]): SheetRecord[] {
	return rows
		.map((cells, index) => ({ line: index + 1, cells: cells.map((cell) => cell.trim()) }))
		.filter(({ cells }) => cells.some((cell) => cell !== ''));
}

function problemOf(answer: WorkbookProblem, file: string) {
	if (answer.problem === 'damaged') return wrongAt({ file }, m.sheets_want_whole(), m.sheets_found_damaged());
	if (answer.problem !== 'unsaved')
		return wrongAt({ file }, m.sheets_want_small({ megabytes: largestUnpacked / 1_000_000, rows: mostRows }));
	const [, column = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(answer.cell) ?? [];
	return wrongAt({ file, line: Number(row), column }, m.sheets_want_result(), m.sheets_found_formula());
}
