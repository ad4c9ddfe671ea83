import { fromCommonScale, type MeasureDefinition } from '@kith/measures';
import { dayIn, type DayOrder } from '#platform/sheets/days.ts';
import { labelKey } from '#platform/sheets/labels.ts';
import { numberIn } from '#platform/sheets/numbers.ts';
import { codesThatLookAlike } from '#platform/sheets/spellings.ts';
import { textAt, tried, wrongCell, type Table, type TableRow } from '#platform/sheets/table.ts';
import { WrongFile, type SheetProblem } from '#platform/sheets/wrong-file.ts';
import { m } from '#messages';
import { plainMeaning, waveKey, type WaveMeaning } from './choices.ts';
import { placesOf, refuseDictionary, type Columns } from './columns.ts';
import { codesInSeveral, itemsAgainstTheRest, personBy } from './policy.ts';
import { daysOf, labelsOf, linesOf, noAnswersOf, type Places, type SheetLine } from './sheet.ts';
import { questionsOf } from './words.ts';
import type { DatasetRow } from '../change/rows.ts';

/** What somebody says about her sheet, where it can't tell by itself. */
export interface SaidOfSheet {
	/** By `waveKey`. */
	waves?: Readonly<Record<string, WaveMeaning>>;
	/** By `labelKey`. */
	labels?: Readonly<Record<string, number>>;
	/** Of a measure with turned items: one code for the same word on every item, or values that are turned already. */
	answers?: 'given' | 'turned';
	/** Codes that look alike are one person, or each their own. */
	people?: 'same' | 'apart';
	/** A code in two cohorts is two people, since codes begin again in each. */
	cohorts?: 'apart';
	days?: DayOrder;
}

/** What can be asked about a sheet. */
export type SheetQuestion = 'waves' | 'labels' | 'answers' | 'people' | 'cohorts';

/** How a sheet is understood: nothing of it is kept yet. */
export interface Understanding {
	lines: number;
	people: number;
	waves: { word: string; lines: number; first: number; means: WaveMeaning | null }[];
	/** Words for answers, with the value that each is; null where somebody has to say. */
	labels: { label: string; cells: number; value: number | null }[];
	noAnswer: { word: string; cells: number }[];
	days: { read: number; odd: { line: number; found: string }[]; order: DayOrder; unclear: boolean } | null;
	alike: string[][];
	/** Codes that stand in several cohorts. */
	again: string[];
	/** Turned items that run against the others as the answers are read now. */
	against: number[];
	/** Nobody has a second wave. */
	onlyOnce: boolean;
	/** Whether the measure has turned items. */
	asksAnswers: boolean;
	asks: SheetQuestion[];
	problems: SheetProblem[];
	/** Nothing where something is asked or wrong. */
	rows: DatasetRow[];
}

/** Reads a sheet of answers as far as it can be understood: what it says, what has to be asked, and all that is wrong with it. */
export function understand(
	table: Table,
	definition: MeasureDefinition,
	columns: Columns,
	said: SaidOfSheet = {}
): Understanding {
	const places = placesOf(table, columns);
	const problems: SheetProblem[] = [];
	const lines = linesOf(table, places, problems);
	const waves = wavesOf(lines, said);
	const means = new Map(waves.map((wave) => [wave.word, wave.means]));
	const kept = lines.filter(({ word }) => means.get(word) !== 'leave');
	const labels = labelsOf(table, kept, said);
	const alike = codesThatLookAlike(kept.map(({ code }) => code));
	const again = codesInSeveral(kept);
	const days = daysOf(table, places, said);
	const person = personBy(said.people === 'same' ? alike : [], said.cohorts ? again : []);
	const order = days?.order ?? 'day-first';
	const made = rowsOf({ table, definition, places, kept, means, labels, person, order, said }, problems);
	refuseTwice(table, places, made, new Set(said.cohorts ? [] : again), problems);
	if (!table.rows.length) problems.push(noRows(table.headerLine + 1));
	const rows = made.map((row) => row.made);
	const people = new Set(rows.map(({ participant }) => participant)).size;
	const asksAnswers = definition.items.some(({ reversed }) => reversed);
	const found = { waves, labels: [...labels.values()], alike, again, asksAnswers };
	const asks = asksOf(found, said);
	return {
		...found,
		lines: lines.length,
		people,
		noAnswer: noAnswersOf(table, kept),
		days,
		against: itemsAgainstTheRest(definition, rows),
		onlyOnce: rows.length > 1 && people === rows.length,
		asks,
		problems: problems.sort((one, other) => (one.line ?? 0) - (other.line ?? 0)),
		rows: asks.length || problems.length ? [] : rows
	};
}

const noRows = (line: number) => ({ line, column: null, found: null, expected: m.evaluation_imports_want_rows() });

function wavesOf(lines: readonly SheetLine[], said: SaidOfSheet): Understanding['waves'] {
	const waves = new Map<string, { word: string; lines: number; first: number }>();
	for (const { word, row } of lines) {
		const wave = waves.get(word) ?? { word, lines: 0, first: row.line };
		waves.set(word, { ...wave, lines: wave.lines + 1 });
	}
	return [...waves.values()].map((wave) => ({
		...wave,
		means: said.waves?.[waveKey(wave.word)] ?? plainMeaning(wave.word)
	}));
}

type Found = Pick<Understanding, 'waves' | 'labels' | 'alike' | 'again' | 'asksAnswers'>;

function asksOf({ waves, labels, alike, again, asksAnswers }: Found, said: SaidOfSheet): SheetQuestion[] {
	const asked: [SheetQuestion, boolean][] = [
		['waves', waves.some(({ means }) => !means)],
		['labels', labels.some(({ value }) => value === null)],
		['answers', asksAnswers && !said.answers],
		['people', alike.length > 0 && !said.people],
		['cohorts', again.length > 0 && !said.cohorts]
	];
	return asked.flatMap(([question, isOpen]) => (isOpen ? [question] : []));
}

/**
 * Reads a whole spreadsheet or nothing: throws WrongFile with every cell that can't be what its column says, and with
 * everything that somebody has to say first.
 */
export function readDataset(
	table: Table,
	definition: MeasureDefinition,
	columns: Columns,
	said: SaidOfSheet = {}
): DatasetRow[] {
	refuseDictionary(table);
	const understood = understand(table, definition, columns, said);
	const problems = [...questionsOf(understood, columns), ...understood.problems];
	if (problems.length) throw new WrongFile(table.name, problems);
	return understood.rows;
}

interface Reading {
	table: Table;
	definition: MeasureDefinition;
	places: Places;
	kept: readonly SheetLine[];
	means: ReadonlyMap<string, WaveMeaning | null>;
	labels: ReadonlyMap<string, { value: number | null }>;
	person: (line: SheetLine) => string;
	order: DayOrder;
	said: SaidOfSheet;
}

interface MadeRow {
	row: TableRow;
	made: DatasetRow;
	/** Whether it is known what its word for the wave means. */
	isSure: boolean;
}

function rowsOf(reading: Reading, problems: SheetProblem[]): MadeRow[] {
	const { table, definition, places, kept, means, person, order, said } = reading;
	return kept.map((line) => {
		const meaning = means.get(line.word);
		const given = answersOf(reading, line, problems);
		const optional = (place: number | null) =>
			place === null ? null : tried(problems, () => textAt(table, line.row, place));
		const day = optional(places.answeredOn);
		const made = {
			line: line.row.line,
			participant: person(line),
			cohort: line.cohort,
			wave: meaning && meaning !== 'leave' ? meaning : ('later' as const),
			language: optional(places.language),
			answeredOn: day === null ? null : dayIn(day, order),
			answers: (said.answers === 'given' ? fromCommonScale(definition, given) : given) as Record<string, number | null>
		};
		return { row: line.row, made, isSure: Boolean(meaning) };
	});
}

function answersOf(
	{ table, definition, labels }: Reading,
	{ row, items }: SheetLine,
	problems: SheetProblem[]
): Record<string, number | null> {
	const answers: Record<string, number | null> = {};
	for (const [index, item] of definition.items.entries()) {
		const place = items[index] ?? -1;
		const text = tried(problems, () => textAt(table, row, place));
		const label = text === null ? undefined : labels.get(labelKey(text));
		const value =
			text === null ? null : label ? label.value : numberIn(text, table.columns[place]?.decimals ?? 'point');
		const isAsked = label && label.value === null;
		if (text !== null && !isAsked && (value === null || !item.values.includes(value)))
			problems.push(...wrongCell(table, row, place, wantValue(item.values)).problems);
		answers[item.number] = value;
	}
	return answers;
}

const wantValue = (values: readonly number[]) =>
	m.evaluation_imports_want_value({ values: [...values].sort((a, b) => a - b).join(', ') });

function refuseTwice(
	table: Table,
	places: Places,
	rows: readonly MadeRow[],
	asked: ReadonlySet<string>,
	problems: SheetProblem[]
): void {
	const seen = new Map<string, number>();
	for (const { row, made, isSure } of rows) {
		if (!isSure || asked.has(made.participant)) continue;
		const key = JSON.stringify([made.participant, made.wave]);
		const line = seen.get(key);
		const place = places.wave ?? places.participant;
		if (line !== undefined)
			problems.push(
				...wrongCell(table, row, place, m.evaluation_imports_want_once({ participant: made.participant, line }))
					.problems
			);
		else seen.set(key, row.line);
	}
}
