import type { Published, SuppressionRule } from './rule.ts';

/**
 * One person of a table. `id` is any text that is the same for the same person in every release. `open` is somebody who
 * agreed to be counted where few would be counted: readers may know who they are and where they stand.
 */
export type Placed = {
	readonly id: string;
	readonly row: string;
	readonly column: string;
	readonly open?: boolean | undefined;
};

/** The people to be counted by row and by column. */
export type TableOfPeople = {
	readonly rows: readonly string[];
	readonly columns: readonly string[];
	readonly people: readonly Placed[];
};

/** A table of counts with its margins, as readers see it. `cells[i][j]` belongs to `rows[i]` and `columns[j]`. */
export type PublishedTable = {
	readonly rows: readonly string[];
	readonly columns: readonly string[];
	readonly cells: readonly (readonly Published[])[];
	readonly rowTotals: readonly Published[];
	readonly columnTotals: readonly Published[];
	readonly total: Published;
};

/** What readers got (`table`) and what must be kept, privately, to compare a later release with it. */
export type Release = {
	readonly table: PublishedTable;
	/** Whether nothing at all could be shown. */
	readonly withheld: boolean;
	readonly rule: SuppressionRule;
	readonly people: readonly Placed[];
};

/** Refuses rows or columns named twice, a person counted twice or placed nowhere, and an earlier table of another shape. */
export function demandTable({ rows, columns, people }: TableOfPeople, earlier: readonly Release[]): void {
	demandNames(rows, 'rows');
	demandNames(columns, 'columns');
	const ids = new Set<string>();
	for (const { id, row, column } of people) {
		if (ids.has(id)) throw new RangeError(`people must hold ${JSON.stringify(id)} once only`);
		ids.add(id);
		if (!rows.includes(row)) throw new RangeError(`there is no row ${JSON.stringify(row)}`);
		if (!columns.includes(column)) throw new RangeError(`there is no column ${JSON.stringify(column)}`);
	}
	if (earlier.length > 15) throw new RangeError(`at most 15 earlier releases can be compared, not ${earlier.length}`);
	for (const { table } of earlier) {
		if (JSON.stringify([table.rows, table.columns]) === JSON.stringify([rows, columns])) continue;
		throw new RangeError('an earlier release must have the same rows and columns in the same order');
	}
}

function demandNames(names: readonly string[], what: string): void {
	if (names.length === 0) throw new RangeError(`${what} must not be empty`);
	if (new Set(names).size < names.length) throw new RangeError(`${what} must not name anything twice`);
}
