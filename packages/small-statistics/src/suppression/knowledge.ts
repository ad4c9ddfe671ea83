import { countPeople, membershipsOf } from './membership.ts';
import type { Memberships } from './membership.ts';
import { networkOf } from './network.ts';
import type { Network } from './network.ts';
import { countsShownAs, isSmall, publishCount } from './rule.ts';
import type { Published, SuppressionRule } from './rule.ts';
import type { PublishedTable, Release, TableOfPeople } from './table.ts';

/** One release as its readers know it, an entry for each edge of the circuit. */
export type Known = {
	readonly rule: SuppressionRule;
	readonly shown: boolean[];
	/** The true counts, and the least and the most that readers can take them for. */
	readonly counts: readonly number[];
	readonly least: number[];
	readonly most: number[];
	/** Edges of a row or column without anybody: readers may know that nobody can be there. */
	readonly empty: readonly boolean[];
};

/** All that readers know after the new release, which comes last, and who is counted in which releases. */
export type Knowledge = Memberships & { readonly network: Network; readonly releases: readonly Known[] };

/** What readers would know if only the counts that are small themselves were hidden in the new table. */
export function knowledgeOf(table: TableOfPeople, rule: SuppressionRule, earlier: readonly Release[]): Knowledge {
	const network = networkOf(table.rows.length, table.columns.length);
	const memberships = membershipsOf(network, table, [...earlier.map(({ people }) => people), table.people]);
	const known = (place: number, itsRule: SuppressionRule, published?: readonly Published[]): Known => {
		const counts = countPeople(network, memberships, 1 << place);
		const shown = counts.map((count, edge) => published?.[edge]?.shown ?? !isSmall(count, itsRule));
		const limits = counts.map((count, edge) => limitsOf(count, shown[edge] === true, itsRule));
		const [least, most] = [limits.map((limit) => limit.least), limits.map((limit) => limit.most)];
		return { rule: itsRule, shown, counts, least, most, empty: emptyEdges(network, counts) };
	};
	const before = earlier.map((release, place) => known(place, release.rule, flat(release.table)));
	return { ...memberships, network, releases: [...before, known(earlier.length, rule)] };
}

/** Takes a count of a release away from its readers. */
export function hide(release: Known, edge: number): void {
	release.shown[edge] = false;
	release.least[edge] = 0;
	release.most[edge] = Infinity;
}

/** The table as its readers see it. */
export function publishedTable({ rows, columns }: TableOfPeople, release: Known): PublishedTable {
	const values = release.counts.map((count, edge): Published => {
		return release.shown[edge] ? publishCount(count, release.rule) : { shown: false };
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

function limitsOf(count: number, shown: boolean, rule: SuppressionRule): { least: number; most: number } {
	const published = publishCount(count, rule);
	return shown && published.shown ? countsShownAs(published.value, rule) : { least: 0, most: Infinity };
}

function emptyEdges({ lines, rows, columns }: Network, counts: readonly number[]): boolean[] {
	const empty = counts.map((count, edge) => edge >= rows * columns && count === 0);
	for (const line of lines.slice(0, rows + columns)) {
		if (line.some((edge) => counts[edge] !== 0)) continue;
		for (const edge of line) empty[edge] = true;
	}
	return empty;
}
