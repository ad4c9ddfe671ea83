import { countPeople, membershipsOf } from './membership.ts';
import type { Memberships } from './membership.ts';
import { edgesOf, networkOf, wholesOf } from './network.ts';
import type { Network } from './network.ts';
import { countsShownAs, isSecret, publishCount, shownCount } from './rule.ts';
import type { Published, SuppressionRule } from './rule.ts';
import type { Placed, PublishedTable, Release, TableOfPeople } from './table.ts';

/** One release as its readers know it, an entry for each edge of the circuit. */
export type Known = {
	readonly rule: SuppressionRule;
	readonly shown: boolean[];
	/** Everybody who is counted, open or not. */
	readonly everybody: readonly number[];
	/** The true counts of those who are not open, and the least and the most that readers can take them for. */
	readonly counts: readonly number[];
	readonly least: number[];
	readonly most: number[];
	/** The counts that must be hidden for their own sake, as far as the rule goes. */
	readonly secret: readonly boolean[];
	/** Edges of a row or column without anybody: readers may know that nobody can be there. */
	readonly empty: readonly boolean[];
	/** By edge the empty rows and columns that it lies in. */
	readonly emptyLines: readonly (readonly number[])[];
};

/**
 * All that readers know after the new release, which comes last, and who is counted in which releases. Who is open is known
 * to them, and so are their places: what is followed through the releases are the others.
 */
export type Knowledge = Memberships & {
	readonly network: Network;
	readonly releases: readonly Known[];
	/** Whether anybody is or was open, in any release. */
	readonly anybodyOpen: boolean;
};

/** What readers who know the open people would know if only the counts that are secret themselves were hidden in the new table. */
export function knowledgeOf(
	table: TableOfPeople,
	rule: SuppressionRule,
	earlier: readonly Release[],
	open: ReadonlySet<string>,
	anybodyOpen: boolean
): Knowledge {
	const network = networkOf(table.rows.length, table.columns.length);
	const lists = [...earlier.map(({ people }) => people), table.people];
	const withOpen = membershipsOf(network, table, lists);
	const closed = lists.map((list) => list.filter(({ id }) => !open.has(id)));
	const memberships = open.size === 0 ? withOpen : membershipsOf(network, table, closed, withOpen.patterns);
	const known = (place: number, itsRule: SuppressionRule, published?: readonly Published[]): Known => {
		const everybody = countPeople(network, withOpen, 1 << place);
		const counts = countPeople(network, memberships, 1 << place);
		const openOnly = everybody.map((count, edge) => count > 0 && counts[edge] === 0);
		const tells = (edge: number) => !wholesOf(network, edge).some((whole) => openOnly[whole]);
		const secret = everybody.map((count, edge) => isSecret(count, counts[edge] ?? 0, itsRule, tells(edge)));
		const shown = secret.map((hidden, edge) => published?.[edge]?.shown ?? !hidden);
		const then = closedThen(network, table, lists[place] ?? []);
		const limits = everybody.map((count, edge) => limitsOf(count, then[edge] ?? 0, shown[edge] === true, itsRule));
		const others = (limit: number, edge: number) => Math.max(0, limit - (everybody[edge] ?? 0) + (counts[edge] ?? 0));
		const least = limits.map((limit, edge) => (shown[edge] ? others(limit.least, edge) : 0));
		const most = limits.map((limit, edge) => others(limit.most, edge));
		const [empty, emptyLines] = [emptyEdges(network, everybody), emptyLinesOf(network, everybody)];
		return { rule: itsRule, shown, everybody, counts, least, most, secret, empty, emptyLines };
	};
	const before = earlier.map((release, place) => known(place, release.rule, flat(release.table)));
	return { ...memberships, network, anybodyOpen, releases: [...before, known(earlier.length, rule)] };
}

/** The same, had the newest release shown nothing. */
export function withoutNewest(knowledge: Knowledge): Knowledge {
	const newest = knowledge.releases.at(-1);
	if (!newest) return knowledge;
	const nothing: Known = {
		...newest,
		shown: newest.shown.map(() => false),
		least: newest.least.map(() => 0),
		most: newest.most.map(() => Infinity)
	};
	return { ...knowledge, releases: [...knowledge.releases.slice(0, -1), nothing] };
}

/** Takes a count of a release away from its readers. */
export function hide(release: Known, edge: number): void {
	release.shown[edge] = false;
	release.least[edge] = 0;
	release.most[edge] = Infinity;
}

/** The table as its readers see it. */
export function publishedTable({ rows, columns }: TableOfPeople, release: Known): PublishedTable {
	const values = release.everybody.map((count, edge): Published => {
		return release.shown[edge] ? shownCount(count, release.rule) : { shown: false };
	});
	const cells = rows.length * columns.length;
	return {
		rows,
		columns,
		cells: rows.map((_, i) => values.slice(i * columns.length, (i + 1) * columns.length)),
		rowTotals: values.slice(cells, cells + rows.length),
		columnTotals: values.slice(cells + rows.length, -1),
		total: values.at(-1) ?? { shown: false }
	};
}

function flat(table: PublishedTable): Published[] {
	return [...table.cells.flat(), ...table.rowTotals, ...table.columnTotals, table.total];
}

/** How many people readers can take to be there; `closed` were not open when it was published. */
function limitsOf(
	count: number,
	closed: number,
	shown: boolean,
	rule: SuppressionRule
): { least: number; most: number } {
	if (!shown) return { least: 0, most: Infinity };
	const published = publishCount(count, rule);
	// What is shown has nobody who is not open, or enough of them: readers know that too.
	if (!published.shown || closed === 0) return { least: count, most: count };
	const { least, most } = countsShownAs(published.value, rule);
	return { least: closed < rule.threshold ? least : Math.max(least, count - closed + rule.threshold), most };
}

function emptyEdges({ lines, rows, columns }: Network, counts: readonly number[]): boolean[] {
	const empty = counts.map((count, edge) => edge >= rows * columns && count === 0);
	for (const line of lines.slice(0, rows + columns)) {
		if (line.some((edge) => counts[edge] !== 0)) continue;
		for (const edge of line) empty[edge] = true;
	}
	return empty;
}

/** How many were not open on each edge by what they said at the time. */
function closedThen(network: Network, table: TableOfPeople, list: readonly Placed[]): number[] {
	const counts = network.edges.map(() => 0);
	for (const { row, column, open } of list) {
		if (open) continue;
		for (const edge of edgesOf(network, table.rows.indexOf(row), table.columns.indexOf(column)))
			counts[edge] = (counts[edge] ?? 0) + 1;
	}
	return counts;
}

/** Rows by their places, columns after them. */
function emptyLinesOf(network: Network, counts: readonly number[]): number[][] {
	const cells = network.rows * network.columns;
	const isLine = (edge: number) => edge >= cells && edge < counts.length - 1 && counts[edge] === 0;
	return counts.map((_, edge) => [edge, ...wholesOf(network, edge)].filter(isLine).map((whole) => whole - cells));
}
