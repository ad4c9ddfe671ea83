import { definitionOf } from '@kith/measures';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { guessColumns, isWhole } from '#rooms/evaluation/dataset/columns.ts';
import { importDataset } from '#rooms/evaluation/dataset/commands.server.ts';
import { publishReport, writeForeword } from '#rooms/evaluation/edition/commands.server.ts';
import { textTable } from '../platform/sheets/read.ts';
import { uuidv7 } from '../platform/db/ids.ts';
import { root } from '../server/root.ts';
import type { Work } from './speakers.ts';

/** The evaluator brings in her spreadsheet of three earlier courses and publishes what it says; returns the report that opens. */
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
	await evaluator(async (tx) => {
		await writeForeword(
			tx,
			outcome.value,
			{
				en: 'Thank you to the parents of our first three courses, who filled this in twice so that the next ones know what to expect.',
				es: 'Gracias a las madres y los padres de nuestros tres primeros cursos, que respondieron dos veces para que los siguientes sepan qué esperar.'
			},
			{
				en: 'We go on with the course, and ask again next year.',
				es: 'Seguimos con el curso y preguntaremos otra vez el año que viene.'
			}
		);
		return publishReport(tx, outcome.value);
	});
	return outcome.value;
}
