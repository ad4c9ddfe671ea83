import { bandOfStory, membershipBands, type StoryFacts } from '#rooms/evaluation/telling/story/figures.ts';
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
import { short, wrongAt } from '../platform/sheets/wrong-file.ts';

/** A story of a file. */
export interface StoryRow extends StoryFacts {
	line: number;
	/** What the file calls her band. */
	label: string | null;
	/** Whether she agreed to be counted where few would be counted. */
	countsMe: boolean;
}

/** The stories of a file, and the outcomes that it has columns for. */
export interface StoryFile {
	rows: StoryRow[];
	outcomes: string[];
}

/** Columns that say something else of a story than whether it tells of an outcome. */
const others = [
	'story',
	'membership_months',
	'membership_band',
	'most_significant',
	'language',
	'session',
	'told',
	'domain',
	'count_me'
];

/** Reads stories, a line each: every column that is not about something else is an outcome, 1 where it is told of. Throws WrongFile with every line that is wrong. */
export function storiesIn(table: Table): StoryFile {
	const outcomes = table.headers.filter((header) => header !== '' && !others.includes(header));
	if (!outcomes.length)
		throw wrongAt(
			{ file: table.name, line: table.headerLine },
			m.evaluating_want_outcomes(),
			table.headers.map(short).join(', ')
		);
	refuseTwice(table);
	return { outcomes, rows: allOrNothing(table, table.rows, (row) => storyIn(table, row, outcomes)) };
}

/** The text of a cell under a name; null where there is no such column or nothing in it. */
function named(table: Table, row: TableRow, column: string): string | null {
	const place = table.headers.indexOf(column);
	return place < 0 ? null : textAt(table, row, place) || null;
}

function storyIn(table: Table, row: TableRow, outcomes: readonly string[]): StoryRow {
	const most = named(table, row, 'most_significant');
	if (most !== null && !outcomes.includes(most))
		throw wrongCell(
			table,
			row,
			columnAt(table, 'most_significant'),
			m.sheets_want_known({ names: outcomes.join(', ') })
		);
	return {
		line: row.line,
		months: monthsIn(table, row),
		label: named(table, row, 'membership_band'),
		mentioned: new Set(outcomes.filter((outcome) => isYes(table, row, outcome))),
		mostSignificant: most,
		countsMe: table.headers.includes('count_me') && isYes(table, row, 'count_me')
	};
}

function monthsIn(table: Table, row: TableRow): number | null {
	const place = table.headers.indexOf('membership_months');
	const months = place < 0 ? null : numberAt(table, row, place);
	if (months !== null && months < 0) throw wrongCell(table, row, place, m.sheets_want_size());
	return months;
}

function isYes(table: Table, row: TableRow, column: string): boolean {
	const place = columnAt(table, column);
	const text = textAt(table, row, place) ?? '0';
	if (text !== '' && text !== '0' && text !== '1') throw wrongCell(table, row, place, m.evaluating_want_one_or_none());
	return text === '1';
}

function refuseTwice(table: Table): void {
	const place = table.headers.indexOf('story');
	if (place < 0) return;
	const seen = new Set<string>();
	allOrNothing(table, table.rows, (row) => {
		const story = row.cells[place] ?? '';
		if (story !== '' && seen.size === seen.add(story).size)
			throw wrongCell(table, row, place, m.sheets_want_another_name());
	});
}

/** What each band is called: as the file calls it where all its stories have one label and no other story has that, else by its months. */
export function bandNames(rows: readonly StoryRow[], cuts: readonly number[]): Map<string, string> {
	const bands = rows.map((row) => ({ label: row.label, band: bandOfStory(row, cuts) }));
	return new Map(
		membershipBands(cuts).map((band) => {
			const labels = new Set(bands.filter((each) => each.band === band).map(({ label }) => label));
			const [label] = labels;
			const isOwn = label && labels.size === 1 && bands.every((each) => each.band === band || each.label !== label);
			return [band, isOwn ? label : band];
		})
	);
}
