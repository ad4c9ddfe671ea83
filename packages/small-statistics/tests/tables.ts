import type { PublishedTable, TableOfPeople } from '../src/suppression/table.ts';

/** People made up to fill a table of counts; the same cell always gets the same people first. */
export function peopleIn(counts: readonly (readonly number[])[]): TableOfPeople {
	return {
		rows: counts.map((_, i) => `row ${i}`),
		columns: (counts[0] ?? []).map((_, j) => `column ${j}`),
		people: counts.flatMap((row, i) =>
			row.flatMap((count, j) =>
				Array.from({ length: count }, (_, k) => ({ id: `${i} ${j} ${k}`, row: `row ${i}`, column: `column ${j}` }))
			)
		)
	};
}

/** A table as text: rows with their totals, then the totals of the columns; a point where a count is hidden. */
export function picture({ cells, rowTotals, columnTotals, total }: PublishedTable): string[] {
	const line = (counts: PublishedTable['rowTotals']) =>
		counts.map((count) => (count.shown ? count.value : '.')).join(' ');
	return [...cells.map((row, i) => line([...row, rowTotals[i] ?? total])), line([...columnTotals, total])];
}
