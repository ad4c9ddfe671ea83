import { definitionOf } from '@kith/measures';
import { analyse, directionOf } from '../rooms/evaluation/change/analysis.ts';
import { sentencesOf } from '../rooms/evaluation/change/words.ts';
import { summarise } from '../rooms/evaluation/change/summary.ts';
import { guessColumns, isWhole, type Columns } from '../rooms/evaluation/dataset/columns.ts';
import { readDataset } from '../rooms/evaluation/dataset/read.ts';
import { inLanguage } from '../platform/i18n/language.ts';
import type { Language } from '../platform/i18n/language-list.ts';
import type { Table } from '../platform/sheets/table.ts';
import { wrongAt } from '../platform/sheets/wrong-file.ts';
import { Misuse } from './misuse.ts';
import { answer, type Out } from './out.ts';
import { tableFor, type SaidOfTable } from './table.ts';

interface Asked extends SaidOfTable {
	file: string;
	measure: string;
	participant?: string;
	wave?: string;
	cohort?: string;
	items?: string;
	language: Language;
	json: boolean;
}

/** Scores a spreadsheet of answers and says what changed, as figures and in plain sentences. Nothing is kept. */
export async function evaluate(given: Asked, out: Out): Promise<number> {
	const definition = definitionOf(given.measure);
	if (!definition)
		throw new Misuse(
			`--measure: expected the id of a measure (see bin/kith measures list), found ${JSON.stringify(given.measure)}`
		);
	const file = await tableFor(given.file, given);
	const rows = readDataset(file, definition, columnsOf(file, definition.items.length, given));
	const { people, ...analysis } = analyse(definition, rows);
	const sentences = inLanguage(given.language, () =>
		sentencesOf(summarise({ ...analysis, people }).summary, directionOf(definition))
	);
	answer(out, given.json, { ...analysis, sentences }, sentences.join('\n'));
	return 0;
}

function columnsOf(
	file: Table,
	items: number,
	said: Partial<Record<'participant' | 'wave' | 'cohort' | 'items', string>>
): Columns {
	const guessed = guessColumns(file.headers, items);
	const columns = {
		...guessed,
		...(said.participant && { participant: said.participant }),
		...(said.wave && { wave: said.wave }),
		...(said.cohort && { cohort: said.cohort }),
		...(said.items && { items: said.items.split(',') })
	};
	if (isWhole(columns) && columns.items.length === items) return columns;
	const lacking = columns.participant
		? columns.wave
			? `the columns item1 to item${items} (or --items)`
			: 'a column "wave" (or --wave)'
		: 'a column "participant" (or --participant)';
	throw wrongAt({ file: file.name, line: file.headerLine }, lacking, file.headers.join(', '));
}
