import { definitionOf } from '@kith/measures';
import { parseArgs } from 'node:util';
import { analyse, directionOf } from '../rooms/evaluation/change/analysis.ts';
import { sentencesOf } from '../rooms/evaluation/change/sentences.ts';
import { summarise } from '../rooms/evaluation/change/summary.ts';
import { guessColumns, isWhole, type Columns } from '../rooms/evaluation/dataset/columns.ts';
import { readDataset } from '../rooms/evaluation/dataset/read.ts';
import { inLanguage } from '../platform/i18n/language.ts';
import { isLanguage } from '../platform/i18n/language-list.ts';
import { readCsv, WrongFile, type CsvFile } from '../platform/csv/read.ts';
import type { Out } from './out.ts';

const usage =
	'kith evaluate measure FILE.csv --measure ID [--participant COL] [--wave COL] [--cohort COL] [--items COL,COL,…] [--language en|es] [--json]\n';
const options = {
	measure: { type: 'string' },
	participant: { type: 'string' },
	wave: { type: 'string' },
	cohort: { type: 'string' },
	items: { type: 'string' },
	language: { type: 'string' },
	json: { type: 'boolean' }
} as const;

/** Scores a spreadsheet of answers and says what changed, as figures and in plain sentences. Nothing is kept. */
export async function evaluate(args: string[], out: Out): Promise<number> {
	try {
		const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
		const definition = definitionOf(values.measure ?? '');
		const [what, path] = positionals;
		if (what !== 'measure' || !path) return fail(out, usage);
		if (!definition)
			return fail(
				out,
				`--measure: expected the id of a measure (see kith measures list), found ${JSON.stringify(values.measure ?? '')}\n`
			);
		const file = readCsv(path);
		const rows = readDataset(file, definition, columnsOf(file, definition.items.length, values));
		const { people, ...analysis } = analyse(definition, rows);
		const language = isLanguage(values.language) ? values.language : 'en';
		const sentences = inLanguage(language, () =>
			sentencesOf(summarise({ ...analysis, people }).summary, directionOf(definition))
		);
		out.stdout(values.json ? JSON.stringify({ ...analysis, sentences }) + '\n' : sentences.join('\n') + '\n');
		return 0;
	} catch (error) {
		if (error instanceof WrongFile || (error instanceof TypeError && 'code' in error))
			return fail(out, `${error.message}\n`);
		throw error;
	}
}

function columnsOf(
	file: CsvFile,
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
	throw new WrongFile({ file: file.name, line: file.headerLine }, lacking, file.headers.join(', '));
}

function fail(out: Out, text: string): number {
	out.stderr(text);
	return 2;
}
