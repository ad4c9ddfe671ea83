import type { Answer, Item, MeasureDefinition } from '@kith/measures';
import {
	allOrNothing,
	columnAt,
	numberAt,
	textAt,
	wrongCell,
	type Table,
	type TableRow
} from '../platform/sheets/table.ts';
import { wrongAt, WrongFile } from '../platform/sheets/wrong-file.ts';
import { m } from '#messages';

/** Where the items of a file stand, and the concerns ticked beside them: item number to place in the row. */
export interface SheetColumns {
	readonly items: ReadonlyMap<number, number>;
	readonly concerns: ReadonlyMap<number, number>;
}

/** One person's answers in one wave, as the file has them. `concerns` is undefined when the file asks for none. */
export interface AnswerRow {
	readonly participant: string;
	readonly wave: string;
	readonly answers: Readonly<Record<number, Answer>>;
	readonly concerns: readonly number[] | undefined;
}

/**
 * The rows of a file, every cell checked against the measure before anything is given back. Cells that say so are missing;
 * `N/A` is "not applicable" on the items that have it. Throws `WrongFile` that names every cell which does not fit.
 */
export function readRows(file: Table, definition: MeasureDefinition, columns: SheetColumns): AnswerRow[] {
	const participant = columnAt(file, 'participant');
	const wave = columnAt(file, 'wave');
	checkColumns(file, definition, columns);
	const asked = [...definition.items, ...definition.extraItems];
	return allOrNothing(file, file.rows, (row) => ({
		participant: needed(file, row, participant, m.sheets_want_who()),
		wave: needed(file, row, wave, m.sheets_want_wave()),
		answers: answersIn(file, row, asked, columns.items),
		concerns: concernsIn(file, row, columns.concerns)
	}));
}

function checkColumns(file: Table, definition: MeasureDefinition, columns: SheetColumns): void {
	for (const item of definition.items) {
		if (!columns.items.has(item.number)) columnAt(file, `item${item.number}`);
	}
	const last = definition.items.length + definition.extraItems.length;
	const stranger = [...columns.items.keys()].find((number) => number > last);
	if (stranger === undefined) return;
	const place = { file: file.name, line: file.headerLine, column: `item${stranger}` };
	throw wrongAt(place, m.sheets_want_items({ last, measure: definition.id }));
}

function needed(file: Table, row: TableRow, place: number, expected: string): string {
	const text = textAt(file, row, place);
	if (text === null) throw wrongCell(file, row, place, expected);
	return text;
}

function answersIn(
	file: Table,
	row: TableRow,
	asked: readonly Item[],
	places: SheetColumns['items']
): Record<number, Answer> {
	const there = asked.filter((item) => places.has(item.number));
	const answers = allOrNothing(file, there, (item) => answerAt(file, row, places.get(item.number) ?? -1, item));
	return Object.fromEntries(there.map((item, at) => [item.number, answers[at] ?? null]));
}

function answerAt(file: Table, row: TableRow, place: number, item: Item): Answer {
	if (item.notApplicable !== undefined && /^n\/a$/i.test(row.cells[place] ?? '')) return 'not-applicable';
	const values = [...item.values].sort((a, b) => a - b);
	const extra = item.notApplicable === undefined ? [] : ['N/A'];
	if (textAt(file, row, place) === null) return null;
	try {
		const value = numberAt(file, row, place);
		if (value === null || values.includes(value)) return value;
	} catch (problem) {
		if (!(problem instanceof WrongFile)) throw problem;
	}
	throw wrongCell(file, row, place, m.sheets_want_one_of({ values: [...values, ...extra].join(', ') }));
}

function concernsIn(file: Table, row: TableRow, places: SheetColumns['concerns']): number[] | undefined {
	if (places.size === 0) return undefined;
	return [...places].flatMap(([item, place]) => {
		const value = numberAt(file, row, place);
		if (value !== null && value !== 0 && value !== 1) throw wrongCell(file, row, place, m.sheets_want_concern());
		return value === 1 ? [item] : [];
	});
}
