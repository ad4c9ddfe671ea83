import { countsShownAs } from '../src/suppression/rule.ts';
import type { Published, SuppressionRule } from '../src/suppression/rule.ts';
import type { PublishedTable } from '../src/suppression/table.ts';
import { eliminate, narrow } from './bounds.ts';
import type { Bounds, Equation } from './bounds.ts';

/**
 * What an attacker holds: a published table, the rule by which it was made, the rows that its filter lets in, and how many
 * people are counted where whom the attacker knows. What is found out is always about the others.
 */
export type Held = {
	readonly table: PublishedTable;
	readonly rule: SuppressionRule;
	readonly rows: readonly string[];
	readonly acquainted?: readonly number[];
	/** How many people were open when the table was made: what is shown has none or enough of the others. */
	readonly open?: readonly number[];
};

/** How the filters of two tables stand to each other, which anybody can read off them. */
export type Relation = { readonly both: boolean; readonly onlyFirst: boolean; readonly onlySecond: boolean };

/** What the attacker knows about every count of each layer: cells row by row, row totals, column totals, total. */
export type Findings = { readonly least: readonly number[]; readonly most: readonly number[] }[];

const upTo = 1000;

/** Attacks one table with its margins, by subtraction and by bounds. */
export function attackOne(held: Held): Findings {
	return attack([held], []);
}

/**
 * Attacks two tables together: layers 0 and 1 are the tables, 2 the people in both, 3 and 4 those in only the first or second.
 */
export function attackTwo(first: Held, second: Held, relation: Relation): Findings {
	return attack([first, second], [relation.both, relation.onlyFirst, relation.onlySecond]);
}

function attack(tables: readonly Held[], regions: readonly boolean[]): Findings {
	const { rows, columns } = tables[0]?.table ?? { rows: [], columns: [] };
	const size = rows.length * columns.length + rows.length + columns.length + 1;
	const layers = tables.length + regions.length;
	const bounds: Bounds = { least: [], most: [] };
	for (const held of tables) flat(held.table).forEach((count, edge) => learn(bounds, count, held, edge));
	for (const possible of regions) {
		for (let edge = 0; edge < size; edge++) {
			bounds.least.push(0);
			bounds.most.push(possible ? upTo : 0);
		}
	}
	const constant = bounds.least.length;
	bounds.least.push(1);
	bounds.most.push(1);
	const equations = [...Array(layers).keys()].flatMap((layer) => sums(rows.length, columns.length, layer * size));
	if (regions.length > 0) equations.push(...joins(size));
	narrow(equations, bounds);
	const combined = eliminate(equations, bounds, constant);
	narrow([...equations, ...combined], bounds);
	return [...Array(layers).keys()].map((layer) => ({
		least: bounds.least.slice(layer * size, (layer + 1) * size),
		most: bounds.most.slice(layer * size, (layer + 1) * size)
	}));
}

function flat(table: PublishedTable): Published[] {
	return [...table.cells.flat(), ...table.rowTotals, ...table.columnTotals, table.total];
}

function learn(
	{ least, most }: Bounds,
	count: Published,
	{ table, rule, rows, acquainted, open }: Held,
	edge: number
): void {
	const cells = table.rows.length * table.columns.length;
	const row = edge < cells ? table.rows[Math.floor(edge / table.columns.length)] : table.rows[edge - cells];
	const ruledOut = row !== undefined && !rows.includes(row);
	const limits = count.shown
		? noneOrEnough(standsFor(count.value, rule), open?.[edge], rule)
		: { least: 0, most: ruledOut ? 0 : upTo };
	const known = acquainted?.[edge] ?? 0;
	least.push(Math.max(0, limits.least - (count.shown ? known : 0)));
	most.push(limits.most - (count.shown ? known : 0));
}

function noneOrEnough(
	{ least, most }: { least: number; most: number },
	open: number | undefined,
	rule: SuppressionRule
) {
	if (open === undefined) return { least, most };
	if (most < open + rule.threshold) return { least: open, most: open };
	return { least: least > open ? Math.max(least, open + rule.threshold) : least, most };
}

/** A count below the threshold stands as it is, for all of its people are open, unless it was rounded from one that is not below. */
function standsFor(value: number, rule: SuppressionRule) {
	const asEver = countsShownAs(value, rule);
	if (value === 0) return { least: 0, most: 0 };
	if (value >= rule.threshold) return asEver;
	return { least: value, most: asEver.most < rule.threshold ? value : asEver.most };
}

function sums(rows: number, columns: number, offset: number): Equation[] {
	const [cells, total] = [rows * columns, offset + rows * columns + rows + columns];
	const sum = (parts: readonly number[], whole: number) =>
		new Map([...parts.map((part) => [part, 1] as const), [whole, -1]]);
	const [rowPlaces, columnPlaces] = [[...Array(rows).keys()], [...Array(columns).keys()]];
	const rowTotals = rowPlaces.map((i) => offset + cells + i);
	const columnTotals = columnPlaces.map((j) => offset + cells + rows + j);
	return [
		...rowTotals.map((whole, i) =>
			sum(
				columnPlaces.map((j) => offset + i * columns + j),
				whole
			)
		),
		...columnTotals.map((whole, j) =>
			sum(
				rowPlaces.map((i) => offset + i * columns + j),
				whole
			)
		),
		sum(rowTotals, total),
		sum(columnTotals, total)
	];
}

/** first = both + only first; second = both + only second; first − second = only first − only second. */
function joins(size: number): Equation[] {
	return [...Array(size).keys()].flatMap((edge) => {
		const [first, second, both, onlyFirst, onlySecond] = [0, 1, 2, 3, 4].map((layer) => layer * size + edge) as [
			number,
			number,
			number,
			number,
			number
		];
		return [
			new Map([
				[both, 1],
				[onlyFirst, 1],
				[first, -1]
			]),
			new Map([
				[both, 1],
				[onlySecond, 1],
				[second, -1]
			]),
			new Map([
				[first, 1],
				[second, -1],
				[onlyFirst, -1],
				[onlySecond, 1]
			])
		];
	});
}
