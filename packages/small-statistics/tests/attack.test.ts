import { describe, expect, test, vi } from 'vitest';
import { seededRandom } from '../src/numbers/seeded-random.ts';
import { isSmall, publishCount } from '../src/suppression/rule.ts';
import type { SuppressionRule } from '../src/suppression/rule.ts';
import { suppressTable } from '../src/suppression/suppress-table.ts';
import type { PublishedTable, TableOfPeople } from '../src/suppression/table.ts';
import { attackOne, attackTwo } from './attacker.ts';
import type { Findings, Held } from './attacker.ts';
import { columns, countsOf, crowd, filters, relationOf, rows, tableOf } from './people.ts';
import type { Filter } from './people.ts';

// Long work that must not fail for want of time on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

const rules: SuppressionRule[] = [
	{ threshold: 5, roundTo: 1, zeros: 'hide' },
	{ threshold: 5, roundTo: 5, zeros: 'hide' },
	{ threshold: 5, roundTo: 1, zeros: 'show' },
	{ threshold: 5, roundTo: 5, zeros: 'show' },
	{ threshold: 10, roundTo: 3, zeros: 'hide' }
];

type Publish = (table: TableOfPeople, rule: SuppressionRule, earlier?: TableOfPeople) => PublishedTable;
const safely: Publish = (table, rule, earlier) =>
	suppressTable(table, rule, earlier ? [suppressTable(earlier, rule)] : []).table;
const forgetfully: Publish = (table, rule) => suppressTable(table, rule).table;
const smallOnly: Publish = (table, rule) => {
	const counts = countsOf(table.people).map((count) => publishCount(count, rule));
	const cells = rows.map((_, i) => counts.slice(3 * i, 3 * i + 3));
	return {
		rows,
		columns,
		cells,
		rowTotals: counts.slice(9, 12),
		columnTotals: counts.slice(12, 15),
		total: counts[15] ?? { shown: false }
	};
};

/** Small counts that the attacker knows for certain, in rows that the filter lets in. */
function recovered(
	findings: Findings[number] | undefined,
	counts: readonly number[],
	rule: SuppressionRule,
	filter: Filter
) {
	return counts.filter((count, edge) => {
		const row = edge < 9 ? rows[Math.floor(edge / 3)] : rows[edge - 9];
		if (row !== undefined && !filter.rows.includes(row)) return false;
		const certain = findings?.least[edge] === findings?.most[edge];
		if (certain) expect(findings?.least[edge]).toBe(count);
		return certain && isSmall(count, rule);
	}).length;
}

/** What an attacker gets out of random pairs of filters: small counts of each table, and few people between the two. */
function attackPairs(pairs: number, seed: number, publish: Publish) {
	const random = seededRandom(seed);
	const got = { small: 0, between: 0, shown: 0, couldBeShown: 0 };
	for (let pair = 0; pair < pairs; pair++) {
		const rule = rules[pair % rules.length] ?? { threshold: 5, roundTo: 1, zeros: 'hide' };
		const people = crowd(random);
		const [one, other] = filters(random);
		const [first, second] = [tableOf(people, one), tableOf(people, other)];
		const held: [Held, Held] = [
			{ table: publish(first, rule), rule, rows: one.rows },
			{ table: publish(second, rule, first), rule, rows: other.rows }
		];
		const findings = attackTwo(held[0], held[1], relationOf(one, other));
		const [counts, laterCounts] = [countsOf(first.people), countsOf(second.people)];
		got.small += recovered(attackOne(held[0])[0], counts, rule, one) + recovered(findings[0], counts, rule, one);
		got.small += recovered(findings[1], laterCounts, rule, other);
		const [ids, laterIds] = [new Set(first.people), new Set(second.people)];
		const gone = countsOf(first.people.filter((person) => !laterIds.has(person)));
		const come = countsOf(second.people.filter((person) => !ids.has(person)));
		const few = { ...rule, zeros: 'show' } as const;
		got.between += recovered(findings[3], gone, few, one) + recovered(findings[4], come, few, other);
		got.shown += JSON.stringify(held[1].table).split('"shown":true').length - 1;
		got.couldBeShown += laterCounts.filter((count) => !isSmall(count, rule)).length;
	}
	return got;
}

// All of them when there is a night for it.
const pairs = process.env.KITH_DEEP === '1' ? 2500 : 150;

describe('an attacker with margins, subtraction of releases and bounds', () => {
	test('gets small counts out of tables that hide small counts only', () => {
		expect(attackPairs(200, 1, smallOnly).small).toBeGreaterThan(100);
	});
	test('gets the few people between two tables that were made without regard to each other', () => {
		expect(attackPairs(500, 2, forgetfully).between).toBeGreaterThan(20);
	});
	test.each([11, 12, 13, 14])(
		`gets nothing out of ${pairs} random pairs of filters (seed %i), of which most can be seen`,
		(seed) => {
			const got = attackPairs(pairs, seed, safely);
			expect([got.small, got.between]).toEqual([0, 0]);
			expect(got.shown / got.couldBeShown).toBeGreaterThan(0.75);
		}
	);
});
