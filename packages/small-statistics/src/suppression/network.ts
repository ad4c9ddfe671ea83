/**
 * A table with margins seen as a circuit: from the grand total to a row total, to a cell, to a column total, and back to the
 * grand total. Each count is the flow along one edge. A table agrees with its margins exactly when flow is kept at every
 * node, so every change that keeps margins and cells in step is a closed walk along the edges.
 */
export type Network = {
	readonly rows: number;
	readonly columns: number;
	readonly nodes: number;
	/** Cells row by row, then row totals, column totals, and the grand total last. */
	readonly edges: readonly { readonly from: number; readonly to: number }[];
	/** Edges that add up to another edge of the circuit: the cells of a row or of a column, and the margins. */
	readonly lines: readonly (readonly number[])[];
};

/** The circuit of a table with the given numbers of rows and columns. */
export function networkOf(rows: number, columns: number): Network {
	const row = (i: number) => i;
	const column = (j: number) => rows + j;
	const [start, end] = [rows + columns, rows + columns + 1];
	const cells = rows * columns;
	const [rowPlaces, columnPlaces] = [[...Array(rows).keys()], [...Array(columns).keys()]];
	const edges = [
		...rowPlaces.flatMap((i) => columnPlaces.map((j) => ({ from: row(i), to: column(j) }))),
		...rowPlaces.map((i) => ({ from: start, to: row(i) })),
		...columnPlaces.map((j) => ({ from: column(j), to: end })),
		{ from: end, to: start }
	];
	const lines = [
		...rowPlaces.map((i) => columnPlaces.map((j) => i * columns + j)),
		...columnPlaces.map((j) => rowPlaces.map((i) => i * columns + j)),
		rowPlaces.map((i) => cells + i),
		columnPlaces.map((j) => cells + rows + j)
	];
	return { rows, columns, nodes: rows + columns + 2, edges, lines };
}

/** The counts that a count is a part of: a cell of its row, its column and the total, a margin of the total. */
export function wholesOf({ rows, columns, edges }: Network, edge: number): number[] {
	const cells = rows * columns;
	if (edge >= cells) return [edges.length - 1];
	return edgesOf({ rows, columns }, Math.floor(edge / columns), edge % columns).slice(1);
}

/** The edges that a person in this cell is counted on. */
export function edgesOf({ rows, columns }: Pick<Network, 'rows' | 'columns'>, row: number, column: number): number[] {
	const cells = rows * columns;
	return [row * columns + column, cells + row, cells + rows + column, cells + rows + columns];
}
