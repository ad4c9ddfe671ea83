import { definitionOf } from '@kith/measures';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { guessColumns, isWhole } from '#rooms/evaluation/dataset/columns.ts';
import { importDataset } from '#rooms/evaluation/dataset/commands.server.ts';
import { textTable } from '../platform/sheets/read.ts';
import { uuidv7 } from '../platform/db/ids.ts';
import { root } from '../server/root.ts';
import type { Work } from './speakers.ts';

/** The evaluator brings in her spreadsheet of three earlier courses; returns the report that opens. */
export async function bringInSpreadsheet(evaluator: Work): Promise<string> {
	const bytes = readFileSync(join(root, 'src/demonstration/data/wellbeing-course.csv'));
	const definition = definitionOf('wemwbs');
	if (!definition) throw new Error('the measure of the demonstration’s spreadsheet is not known');
	const table = textTable(bytes, 'wellbeing-course.csv');
	const columns = guessColumns(table.headers, definition.items.length);
	if (!isWhole(columns)) throw new Error('the columns of the demonstration’s spreadsheet are not known');
	const outcome = await evaluator((tx) =>
		importDataset(tx, { id: uuidv7(), title: 'Three courses in 2023', definition, table, bytes, columns })
	);
	if (!outcome.ok) throw new Error('the demonstration’s spreadsheet is there already');
	return outcome.value;
}
