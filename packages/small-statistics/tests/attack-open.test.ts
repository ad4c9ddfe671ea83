import { describe, expect, test, vi } from 'vitest';
import { seededRandom } from '../src/numbers/seeded-random.ts';
import { isSmall } from '../src/suppression/rule.ts';
import type { Published, SuppressionRule } from '../src/suppression/rule.ts';
import { suppressTable } from '../src/suppression/suppress-table.ts';
import type { PublishedTable, TableOfPeople } from '../src/suppression/table.ts';
import { attackTwo } from './attacker.ts';
import type { Findings, Held } from './attacker.ts';
import { columns, countsOf, crowd, filters, relationOf, rows, tableOf, thoughtAgain, withOpen } from './people.ts';
import type { Filter } from './people.ts';

// Long work that must not fail for want of time on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

const rules: SuppressionRule[] = [
	{ threshold: 5, roundTo: 1, zeros: 'hide' },
	{ threshold: 5, roundTo: 5, zeros: 'hide' },
	{ threshold: 5, roundTo: 1, zeros: 'show' },
	{ threshold: 10, roundTo: 3, zeros: 'hide' }
];
const shares = [0.2, 0.6, 0.9];

type Publish = (table: TableOfPeople, rule: SuppressionRule, earlier?: TableOfPeople) => PublishedTable;
const safely: Publish = (table, rule, earlier) =>
	suppressTable(table, rule, earlier ? [suppressTable(earlier, rule)] : []).table;
/** Hides what today's rule hides, behind open people too, and then shows every count of open people alone. */
const behindOpenPeople: Publish = (table, rule, earlier) => {
	const nobodyOpen = (one: TableOfPeople) => ({ ...one, people: one.people.map((each) => ({ ...each, open: false })) });
	const published = safely(nobodyOpen(table), rule, earlier && nobodyOpen(earlier));
	const [counts, others] = [countsOf(table.people), countsOf(table.people.filter(({ open }) => !open))];
	const shown = [...published.cells.flat(), ...published.rowTotals, ...published.columnTotals, published.total].map(
		(count, edge): Published =>
			counts[edge] !== 0 && others[edge] === 0 ? { shown: true, value: counts[edge] ?? 0 } : count
	);
	return asTable(shown);
};

const asTable = (shown: readonly Published[]): PublishedTable => ({
	rows,
	columns,
	cells: rows.map((_, i) => shown.slice(3 * i, 3 * i + 3)),
	rowTotals: shown.slice(9, 12),
	columnTotals: shown.slice(12, 15),
	total: shown[15] ?? { shown: false }
});
const nothing = asTable(Array.from({ length: 16 }, () => ({ shown: false }) as const));

type Told = { readonly first: TableOfPeople; readonly second: TableOfPeople };

/** The counts that a count is a part of. */
const wholes = (edge: number) => (edge < 9 ? [9 + Math.floor(edge / 3), 12 + (edge % 3), 15] : [15]);

/** Of small counts that are known for certain, those about people whom the attacker does not know. */
function certain(findings: Findings, layer: number, everybody: number[], others: number[], rule: SuppressionRule) {
	return others.map((count, edge) => {
		const [least, most] = [findings[layer]?.least[edge], findings[layer]?.most[edge]];
		if (least === most) expect(least).toBe(count);
		const openOnly = (whole: number) => others[whole] === 0 && everybody[whole] !== 0;
		const tells = count > 0 || (everybody[15] !== 0 && ![edge, ...wholes(edge)].some(openOnly));
		return least === most && tells && isSmall(count, rule);
	});
}

/** How many secrets the second release gives away, beyond what the first one and the people known to the attacker say already. */
function givenAway(
	{ first, second }: Told,
	held: readonly [Held, Held],
	filter: [Filter, Filter],
	known: ReadonlySet<string>
) {
	const rule = held[0].rule;
	const relation = relationOf(...filter);
	const acquainted = ({ people }: TableOfPeople) => countsOf(people.filter(({ id }) => known.has(id)));
	const [one, other] = [
		{ ...held[0], acquainted: acquainted(first) },
		{ ...held[1], acquainted: acquainted(second) }
	];
	const [before, after] = [attackTwo(one, { ...other, table: nothing }, relation), attackTwo(one, other, relation)];
	const [ids, laterIds] = [first, second].map(({ people }) => new Set(people.map(({ id }) => id))) as [
		Set<string>,
		Set<string>
	];
	const few = { ...rule, zeros: 'show' } as const;
	const layers = [
		{ layer: 0, people: first.people, by: rule, at: filter[0] },
		{ layer: 1, people: second.people, by: rule, at: filter[1] },
		{ layer: 3, people: first.people.filter(({ id }) => !laterIds.has(id)), by: few, at: filter[0] },
		{ layer: 4, people: second.people.filter(({ id }) => !ids.has(id)), by: few, at: filter[1] }
	];
	return layers.reduce((sum, { layer, people, by, at }) => {
		const [all, others] = [countsOf(people), countsOf(people.filter(({ id }) => !known.has(id)))];
		const already = certain(before, layer, all, others, by);
		const now = certain(after, layer, all, others, by);
		const letIn = (edge: number) => {
			const row = edge < 9 ? rows[Math.floor(edge / 3)] : rows[edge - 9];
			return row === undefined || at.rows.includes(row);
		};
		return sum + now.filter((is, edge) => is && !already[edge] && letIn(edge)).length;
	}, 0);
}

/** Random crowds, some of them open, in two releases between which some have thought again. */
function attackOpen(pairs: number, seed: number, publish: Publish) {
	const random = seededRandom(seed);
	const got = { secrets: 0, shown: 0, couldBeShown: 0 };
	for (let pair = 0; pair < pairs; pair++) {
		const rule = rules[pair % rules.length] ?? { threshold: 5, roundTo: 1, zeros: 'hide' };
		const people = withOpen(crowd(random), shares[pair % shares.length] ?? 0, random);
		const later = random() < 0.5 ? people : thoughtAgain(people, 0.1, random);
		const filter = filters(random);
		const told: Told = { first: tableOf(people, filter[0]), second: tableOf(later, filter[1]) };
		// What is shown has none or enough of the others only where it was made so.
		const open = (table: TableOfPeople) =>
			publish === safely ? { open: countsOf(table.people.filter((each) => each.open)) } : {};
		const held: [Held, Held] = [
			{ table: publish(told.first, rule), rule, rows: filter[0].rows, ...open(told.first) },
			{ table: publish(told.second, rule, told.first), rule, rows: filter[1].rows, ...open(told.second) }
		];
		const everybody = [...told.first.people, ...told.second.people];
		const last = new Map(everybody.map(({ id, open }) => [id, open === true]));
		const ever = everybody.filter(({ open }) => open).map(({ id }) => id);
		got.secrets += givenAway(told, held, filter, new Set(ever));
		got.secrets += givenAway(told, held, filter, new Set(ever.filter((id) => last.get(id))));
		const [counts, others] = [countsOf(told.second.people), countsOf(told.second.people.filter(({ open }) => !open))];
		got.shown += JSON.stringify(held[1].table).split('"shown":true').length - 1;
		got.couldBeShown += counts.filter(
			(count, edge) => !isSmall(others[edge] ?? 0, rule) || (count > 0 && !others[edge])
		).length;
	}
	return got;
}

// All of them when there is a night for it.
const pairs = process.env.KITH_DEEP === '1' ? 2500 : 100;

describe('an attacker who also knows everybody who is open, and where', () => {
	test('gets small counts of the others where they are hidden behind open people', () => {
		expect(attackOpen(100, 21, behindOpenPeople).secrets).toBeGreaterThan(20);
	});
	test.each([31, 32, 33, 34])(`gets nothing out of ${pairs} random pairs of releases (seed %i)`, (seed) => {
		const got = attackOpen(pairs, seed, safely);
		expect(got.secrets).toBe(0);
		expect(got.shown / got.couldBeShown).toBeGreaterThan(0.6);
	});
});
