import type { MeasureDefinition } from '@kith/measures';
import { allOrNothing, numberAt, textAt, wrongCell, type Table, type TableRow } from '#platform/sheets/table.ts';
import { wrongAt } from '#platform/sheets/wrong-file.ts';
import { placesOf, type Columns } from './columns.ts';
import type { DatasetRow } from '../change/rows.ts';
import type { WaveKind } from '../wave/form.ts';

const waveWords: Record<string, WaveKind> = {
	before: 'before',
	pre: 'before',
	baseline: 'before',
	antes: 'before',
	'1': 'before',
	after: 'after',
	post: 'after',
	después: 'after',
	despues: 'after',
	'2': 'after',
	'follow-up': 'later',
	followup: 'later',
	'follow up': 'later',
	seguimiento: 'later',
	later: 'later',
	'más tarde': 'later',
	'mas tarde': 'later',
	'3': 'later'
};

/**
 * Reads a whole spreadsheet or nothing: throws WrongFile at the first cell that can't be what its column says, at a
 * person who answered one wave twice, and at one who stands in two cohorts.
 */
export function readDataset(file: Table, definition: MeasureDefinition, columns: Columns): DatasetRow[] {
	const places = placesOf(file, columns);
	const seen = new Map<string, number>();
	const cohorts = new Map<string, string>();
	if (!file.rows.length)
		throw wrongAt({ file: file.name, line: file.headerLine + 1 }, 'at least one row of answers', 'none');
	return allOrNothing(file, file.rows, (row) => {
		const read = readRow(file, row, places, definition);
		const key = JSON.stringify([read.participant, read.wave]);
		if (seen.has(key))
			throw wrongCell(file, row, places.wave, `each wave once for ${read.participant} (line ${seen.get(key)} has it)`);
		const before = cohorts.get(read.participant);
		if (before !== undefined && before !== read.cohort)
			throw wrongCell(
				file,
				row,
				places.cohort ?? 0,
				`the cohort that ${read.participant} had before, ${JSON.stringify(before)}`
			);
		seen.set(key, row.line);
		cohorts.set(read.participant, read.cohort);
		return read;
	});
}

function readRow(
	file: Table,
	row: TableRow,
	places: ReturnType<typeof placesOf>,
	definition: MeasureDefinition
): DatasetRow {
	const participant = textAt(file, row, places.participant);
	if (participant === null) throw wrongCell(file, row, places.participant, 'a code for the participant');
	const wave = waveWords[(textAt(file, row, places.wave) ?? '').toLowerCase()];
	if (!wave) throw wrongCell(file, row, places.wave, 'before, after or later');
	return {
		line: row.line,
		participant,
		cohort: (places.cohort !== null && textAt(file, row, places.cohort)) || '',
		wave,
		language: places.language === null ? null : textAt(file, row, places.language),
		answeredOn: places.answeredOn === null ? null : dayAt(file, row, places.answeredOn),
		answers: answersAt(file, row, places.items, definition)
	};
}

function answersAt(
	file: Table,
	row: TableRow,
	places: readonly number[],
	definition: MeasureDefinition
): Record<string, number | null> {
	const answers: Record<string, number | null> = {};
	for (const [index, item] of definition.items.entries()) {
		const place = places[index] ?? -1;
		const value = numberAt(file, row, place);
		const allowed = [...item.values].sort((a, b) => a - b);
		if (value !== null && !allowed.includes(value))
			throw wrongCell(file, row, place, `${allowed.join(', ')} or an empty cell`);
		answers[item.number] = value;
	}
	return answers;
}

function dayAt(file: Table, row: TableRow, place: number): string | null {
	const text = textAt(file, row, place);
	if (text === null) return null;
	const british = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
	const day = british ? `${british[3]}-${british[2]?.padStart(2, '0')}-${british[1]?.padStart(2, '0')}` : text;
	const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T00:00:00Z`) : null;
	if (!at || Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day)
		throw wrongCell(file, row, place, 'a day such as 2027-01-26 or 26/01/2027');
	return day;
}
