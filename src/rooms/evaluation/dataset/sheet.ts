import { dayIn, dayOrderOf } from '#platform/sheets/days.ts';
import { codeWithLabel, labelKey } from '#platform/sheets/labels.ts';
import { numberIn } from '#platform/sheets/numbers.ts';
import {
	isFormulaError,
	isNoAnswerAt,
	textAt,
	tried,
	wrongCell,
	type Table,
	type TableRow
} from '#platform/sheets/table.ts';
import type { SheetProblem } from '#platform/sheets/wrong-file.ts';
import { m } from '#messages';
import type { placesOf } from './columns.ts';
import type { SaidOfSheet, Understanding } from './read.ts';

/** Where each column stands in a row. */
export type Places = ReturnType<typeof placesOf>;

/** A line in one wave, as it came. */
export interface SheetLine {
	row: TableRow;
	code: string;
	cohort: string;
	word: string;
	items: readonly number[];
}

/** The lines of a sheet by wave: one that is as wide as several waves is as many. */
export function linesOf(table: Table, places: Places, problems: SheetProblem[]): SheetLine[] {
	return table.rows.flatMap((row) => {
		const text = (place: number | null) =>
			place === null ? '' : (tried(problems, () => textAt(table, row, place)) ?? '');
		const code = text(places.participant);
		if (!code) problems.push(...wrongCell(table, row, places.participant, m.evaluation_imports_want_code()).problems);
		return places.waves.flatMap(({ word: ofColumns, items }) => {
			const word = places.wave === null ? ofColumns : text(places.wave);
			if (!word && places.wave !== null)
				problems.push(...wrongCell(table, row, places.wave, m.evaluation_imports_want_wave()).problems);
			const isEmpty = places.wave === null && items.every((place) => !row.cells[place]);
			return code && word && !isEmpty ? [{ row, code, cohort: text(places.cohort), word, items }] : [];
		});
	});
}

/** The words that stand for answers, with the value of each where it is known. */
export function labelsOf(
	table: Table,
	lines: readonly SheetLine[],
	said: SaidOfSheet
): Map<string, Understanding['labels'][number]> {
	const labels = new Map<string, Understanding['labels'][number]>();
	for (const { row, items } of lines)
		for (const place of items) {
			const cell = row.cells[place] ?? '';
			if (numberIn(cell, table.columns[place]?.decimals ?? 'point') !== null || isNoAnswerAt(table, row, place))
				continue;
			if (/^[\d\s.,+-]*$/.test(cell) || isFormulaError(cell)) continue; // named as a problem, not asked as a word: it could be two numbers
			const coded = codeWithLabel(cell);
			const key = labelKey(cell);
			const known = labels.get(key);
			if (known) known.cells++;
			else labels.set(key, { label: cell, cells: 1, value: said.labels?.[key] ?? coded?.code ?? null });
		}
	return labels;
}

/** What counts as "no answer" among the answers, and how often. */
export function noAnswersOf(table: Table, lines: readonly SheetLine[]): Understanding['noAnswer'] {
	const words = new Map<string, number>();
	for (const { row, items } of lines)
		for (const place of items) {
			const cell = row.cells[place] ?? '';
			if (isNoAnswerAt(table, row, place)) words.set(cell, (words.get(cell) ?? 0) + 1);
		}
	return [...words].map(([word, cells]) => ({ word, cells }));
}

/** How the days of a sheet are understood; null where it has none. */
export function daysOf(table: Table, { answeredOn }: Places, said: SaidOfSheet): Understanding['days'] {
	if (answeredOn === null) return null;
	const cells = table.rows.filter((row) => !isNoAnswerAt(table, row, answeredOn));
	const known = dayOrderOf(cells.map((row) => row.cells[answeredOn] ?? ''));
	const order = said.days ?? known ?? 'day-first';
	const odd = cells.filter((row) => dayIn(row.cells[answeredOn] ?? '', order) === null);
	const differs = cells.some(
		(row) => dayIn(row.cells[answeredOn] ?? '', 'day-first') !== dayIn(row.cells[answeredOn] ?? '', 'month-first')
	);
	return {
		read: cells.length - odd.length,
		odd: odd.map((row) => ({ line: row.line, found: row.cells[answeredOn] ?? '' })),
		order,
		unclear: known === null && differs
	};
}
