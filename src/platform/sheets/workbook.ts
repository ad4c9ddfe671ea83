import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { m } from '#messages';
import { projectRoot } from '../pdf/project-root.ts';
import { largestUnpacked, mostRows, type WorkbookAnswer, type WorkbookProblem } from './workbook-bounds.ts';
import type { SheetRecord } from './records.ts';
import { wrongAt } from './wrong-file.ts';

/** How long a workbook may take, and how many megabytes of memory. */
const bounds = { patience: 15_000, memory: 256 };

/** One workbook is read at a time: the others wait, and a slow one ends by itself. */
class ReadingThread {
	#turn: Promise<unknown> = Promise.resolve();

	read(bytes: Uint8Array): Promise<WorkbookAnswer> {
		const read = this.#turn.then(() => readWithin(bounds, bytes));
		this.#turn = read.catch(() => undefined);
		return read;
	}
}
const thread = new ReadingThread();

/** Reads a workbook in a thread of its own; one that takes longer, or needs more megabytes, is too large. */
export function readWithin(
	{ patience, memory }: { patience: number; memory: number },
	bytes: Uint8Array
): Promise<WorkbookAnswer> {
	const { promise, resolve } = Promise.withResolvers<WorkbookAnswer>();
	const worker = new Worker(join(projectRoot(), 'src/platform/sheets/workbook-worker.ts'), {
		workerData: new Uint8Array(bytes),
		env: {},
		resourceLimits: { maxOldGenerationSizeMb: memory }
	});
	const late = setTimeout(() => resolve({ problem: 'large' }), patience);
	worker
		.once('message', resolve)
		.once('error', () => resolve({ problem: 'large' }))
		.once('exit', () => resolve({ problem: 'large' }));
	return promise.finally(() => {
		clearTimeout(late);
		void worker.terminate();
	});
}

/**
 * The lines of a sheet of a workbook: the one that is named, or the first in which a table stands. Reads only what was
 * saved, within bounds of size, memory and time. Throws WrongFile for one that is damaged or too large.
 */
export async function readWorkbook(
	bytes: Uint8Array,
	name: string,
	sheet?: string
): Promise<{ records: SheetRecord[]; sheet: string; sheets: string[] }> {
	const answer = await thread.read(bytes);
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
