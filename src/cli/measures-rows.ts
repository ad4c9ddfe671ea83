import type { Answer, Item, MeasureDefinition } from '@kith/measures';
import { columnAt, numberAt, textAt, wrongCell, WrongFile, type CsvFile, type CsvRow } from '../platform/csv/read.ts';

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
 * The rows of a file, every cell checked against the measure before anything is given back. An empty cell and `NA` are
 * missing; `N/A` is "not applicable" on the items that have it. Throws `WrongFile` with the line and the column.
 */
export function readRows(file: CsvFile, definition: MeasureDefinition, columns: SheetColumns): AnswerRow[] {
	const participant = columnAt(file, 'participant');
	const wave = columnAt(file, 'wave');
	checkColumns(file, definition, columns);
	const asked = [...definition.items, ...definition.extraItems];
	return file.rows.map((row) => ({
		participant: needed(file, row, participant, 'who it is'),
		wave: needed(file, row, wave, 'a wave, such as before or after'),
		answers: answersIn(file, row, asked, columns.items),
		concerns: concernsIn(file, row, columns.concerns)
	}));
}

function checkColumns(file: CsvFile, definition: MeasureDefinition, columns: SheetColumns): void {
	for (const item of definition.items) {
		if (!columns.items.has(item.number)) columnAt(file, `item${item.number}`);
	}
	const last = definition.items.length + definition.extraItems.length;
	const stranger = [...columns.items.keys()].find((number) => number > last);
	if (stranger === undefined) return;
	const place = { file: file.name, line: file.headerLine, column: `item${stranger}` };
	throw new WrongFile(place, `no item after item${last} in ${definition.id}`);
}

function needed(file: CsvFile, row: CsvRow, place: number, expected: string): string {
	const text = textAt(row, place);
	if (text === null) throw wrongCell(file, row, place, expected);
	return text;
}

function answersIn(
	file: CsvFile,
	row: CsvRow,
	asked: readonly Item[],
	places: SheetColumns['items']
): Record<number, Answer> {
	const answers: Record<number, Answer> = {};
	for (const item of asked) {
		const place = places.get(item.number);
		if (place !== undefined) answers[item.number] = answerAt(file, row, place, item);
	}
	return answers;
}

function answerAt(file: CsvFile, row: CsvRow, place: number, item: Item): Answer {
	if (item.notApplicable !== undefined && /^n\/a$/i.test(row.cells[place] ?? '')) return 'not-applicable';
	const values = [...item.values].sort((a, b) => a - b);
	const extra = item.notApplicable === undefined ? '' : ', N/A';
	const expected = `one of ${values.join(', ')}${extra}, or an empty cell`;
	try {
		const value = numberAt(file, row, place);
		if (value === null || values.includes(value)) return value;
	} catch (problem) {
		if (!(problem instanceof WrongFile)) throw problem;
	}
	throw wrongCell(file, row, place, expected);
}

function concernsIn(file: CsvFile, row: CsvRow, places: SheetColumns['concerns']): number[] | undefined {
	if (places.size === 0) return undefined;
	return [...places].flatMap(([item, place]) => {
		const value = numberAt(file, row, place);
		if (value !== null && value !== 0 && value !== 1)
			throw wrongCell(file, row, place, '1 for a concern, 0, or an empty cell');
		return value === 1 ? [item] : [];
	});
}
