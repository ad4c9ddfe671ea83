import type { MeasureDefinition } from '@kith/measures';
import { readTable, type ReadTable } from '#platform/sheets/read.ts';
import { ownWords } from '#platform/sheets/missing.ts';
import type { SheetProblem } from '#platform/sheets/wrong-file.ts';
import type { SentSheet } from '#platform/sheets/sent.server.ts';
import { waveMeanings, likelyMeaning } from './choices.ts';
import { guessColumns, isWhole, refuseDictionary, type Columns } from './columns.ts';
import { saidIn, type importForm } from './form.ts';
import { understand, type Understanding } from './read.ts';
import { sentencesOfSheet, unclearDay } from './words.ts';
import type { InferOutput } from 'valibot';

/** What a page shows before anything is kept: how the sheet is understood, what is asked, and all that is wrong. */
export interface ImportPreview {
	name: string;
	/** The sheet itself, packed, so that nobody chooses it twice. */
	held: string;
	says: string[];
	headers: string[];
	sheets: string[];
	sheet: string;
	columns: Record<string, string>;
	items: string[];
	itemCount: number;
	/** Whether the columns were understood. */
	isWhole: boolean;
	/** Whether each line holds several waves. */
	isWide: boolean;
	waves: { word: string; lines: number; means: string }[];
	meanings: { value: string; label: string }[];
	labels: { label: string; cells: number; value: string }[];
	values: string[];
	alike: string[];
	again: string;
	asksAnswers: boolean;
	against: string;
	unclearDay: string;
	problems: SheetProblem[];
	more: number;
}

/** More than this many problems are counted and not shown. */
const mostProblems = 200;

type Form = InferOutput<typeof importForm>;

/** The sheet as it was read, and how it is understood; `understood` is null where a column has still to be named. */
export interface SheetRead {
	table: ReadTable;
	columns: Partial<Columns>;
	understood: Understanding | null;
}

/** Reads the sheet as far as it can be understood with what was said. Throws WrongFile for what is no table. */
export async function readSheet(
	bytes: Uint8Array,
	name: string,
	definition: MeasureDefinition,
	form: Form
): Promise<SheetRead> {
	const table = await readTable(bytes, name, { own: ownWords(form.missing), sheet: form.sheet || undefined });
	refuseDictionary(table);
	const columns = columnsFor(table, definition, form);
	const understood = isWhole(columns) ? understand(table, definition, columns, saidIn(form)) : null;
	return { table, columns, understood };
}

function columnsFor(table: ReadTable, definition: MeasureDefinition, said: Form): Partial<Columns> {
	const count = definition.items.length;
	const { waves, ...guessed } = guessColumns(table.headers, count, definition);
	const own = (name: 'participant' | 'wave' | 'cohort' | 'language' | 'answeredOn') => {
		if (said[name] === '-') return undefined;
		return table.headers.includes(said[name]) ? said[name] : guessed[name];
	};
	const items =
		said.items.length === count && said.items.every((item) => table.headers.includes(item))
			? said.items
			: guessed.items;
	const wave = own('wave');
	return {
		participant: own('participant'),
		wave: wave ?? '',
		cohort: own('cohort'),
		language: own('language'),
		answeredOn: own('answeredOn'),
		...(items ? { items: [...items] } : {}),
		...(waves && !wave ? { waves } : {})
	};
}

/** What the page shows of it. */
export function previewOf(
	sent: SentSheet,
	{ table, columns, understood }: SheetRead,
	definition: MeasureDefinition
): ImportPreview {
	const { items = [], waves, ...named } = columns;
	return {
		name: table.name,
		held: sent.held,
		says: sentencesOfSheet(table, understood),
		headers: table.headers.filter(Boolean),
		sheets: [...(table.understood.sheets ?? [])],
		sheet: table.understood.sheet ?? '',
		columns: Object.fromEntries(Object.entries(named).map(([name, column]) => [name, column ?? ''])),
		items: waves ? [] : items,
		itemCount: definition.items.length,
		isWhole: understood !== null,
		isWide: Boolean(waves),
		meanings: waveMeanings(),
		values: [...new Set(definition.items.flatMap((item) => item.values))].sort((a, b) => a - b).map(String),
		...asked(table, columns, understood),
		problems: understood?.problems.slice(0, mostProblems) ?? [],
		more: Math.max(0, (understood?.problems.length ?? 0) - mostProblems)
	};
}

function asked(table: ReadTable, columns: Partial<Columns>, understood: Understanding | null) {
	const days = understood?.days;
	return {
		waves: (understood?.waves ?? []).slice(0, 30).map(({ word, lines, means }) => ({
			word,
			lines,
			means: means ?? likelyMeaning(word) ?? ''
		})),
		labels: (understood?.labels ?? [])
			.filter(({ value, label }) => value === null || !/\d/.test(label))
			.slice(0, 30)
			.map(({ label, cells, value }) => ({ label, cells, value: value === null ? '' : String(value) })),
		alike: (understood?.alike ?? []).slice(0, 40).map((codes) => codes.join(' · ')),
		again: (understood?.again ?? []).slice(0, 10).join(', '),
		asksAnswers: understood?.asksAnswers ?? false,
		against: (understood?.against ?? []).join(', '),
		unclearDay: days?.unclear ? unclearDay(table, columns.answeredOn, days.order) : ''
	};
}
