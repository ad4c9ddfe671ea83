import { ownWords } from '../platform/sheets/missing.ts';
import { readTableAt, type ReadTable } from '../platform/sheets/read.ts';
import { wrongAt } from '../platform/sheets/wrong-file.ts';
import { m } from '#messages';
import type { Out } from './out.ts';

/** What every command that takes a table can be told about it. */
export interface SaidOfTable {
	missing?: string;
	sheet?: string;
}

/** Reads the table that a command was given, as was said of it. */
export async function tableFor(path: string, { missing, sheet }: SaidOfTable): Promise<ReadTable> {
	const table = await readTableAt(path, { own: ownWords(missing ?? ''), sheet });
	if (sheet !== undefined && !table.understood.sheets)
		throw wrongAt({ file: path }, m.sheets_want_workbook(), m.sheets_found_text());
	return table;
}

/** Says which numbers were taken for "no answer" without anybody's word, so that nobody is left to guess. */
export function noteNoAnswers(table: ReadTable, columns: readonly string[], out: Out): void {
	for (const [place, header] of table.headers.entries()) {
		const taken = [...(table.columns[place]?.noAnswer ?? [])].filter((value) => !table.own.has(value));
		if (!columns.includes(header) || !taken.length) continue;
		const lines = table.rows.filter((row) => taken.includes(row.cells[place] ?? '')).map(({ line }) => line);
		const said = { column: JSON.stringify(header), values: taken.join(', '), lines: lines.slice(0, 20).join(', ') };
		out.stderr(`${m.sheets_took_for_no_answer(said)}\n`);
	}
}
