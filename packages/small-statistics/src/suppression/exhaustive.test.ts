import { expect, test, vi } from 'vitest';
import { peopleIn } from '../../tests/tables.ts';
import { publishCount } from './rule.ts';
import type { SuppressionRule } from './rule.ts';
import { possibleValues, suppressTable } from './suppress-table.ts';
import type { PublishedTable } from './table.ts';

// Long work that must not fail for want of time on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

/** All lists of so many counts from 0 to most. */
function* lists(length: number, most: number): Generator<number[]> {
	if (length === 0) yield [];
	else for (const rest of lists(length - 1, most)) for (let count = 0; count <= most; count++) yield [...rest, count];
}
/** Cells, row totals, column totals and total of a table with two columns. */
const countsOf = (cells: readonly number[]) => {
	const rows = cells.length / 2;
	const rowTotals = Array.from({ length: rows }, (_, i) => (cells[2 * i] ?? 0) + (cells[2 * i + 1] ?? 0));
	const columnTotals = [0, 1].map((j) => rowTotals.reduce((sum, _, i) => sum + (cells[2 * i + j] ?? 0), 0));
	return [...cells, ...rowTotals, ...columnTotals, rowTotals.reduce((sum, count) => sum + count, 0)];
};
const square = (cells: readonly number[]) =>
	peopleIn(Array.from({ length: cells.length / 2 }, (_, i) => cells.slice(2 * i, 2 * i + 2)));
const shown = ({ cells, rowTotals, columnTotals, total }: PublishedTable) =>
	[...cells.flat(), ...rowTotals, ...columnTotals, total].map((count) => (count.shown ? count.value : null));
const looksLike = (published: readonly (number | null)[], counts: readonly number[], rule: SuppressionRule) =>
	published.every((value, place) => {
		const other = publishCount(counts[place] ?? 0, rule);
		return value === null || (other.shown && other.value === value);
	});
const rules: SuppressionRule[] = [
	{ threshold: 3, roundTo: 1, zeros: 'hide' },
	{ threshold: 3, roundTo: 1, zeros: 'show' },
	{ threshold: 3, roundTo: 3, zeros: 'hide' },
	{ threshold: 3, roundTo: 3, zeros: 'show' }
];

test.each(rules)('trying every possible table of two by two leaves each small count uncertain (%j)', (rule) => {
	const all = [...lists(4, 7)].map(countsOf);
	let hidden = 0;
	for (const cells of lists(4, 4)) {
		const published = shown(suppressTable(square(cells), rule).table);
		const possible = all.filter((counts) => looksLike(published, counts, rule));
		countsOf(cells).forEach((count, place) => {
			const small = count < rule.threshold && !(count === 0 && rule.zeros === 'show');
			if (!small) return;
			expect(published[place]).toBe(null);
			hidden++;
			expect(new Set(possible.map((counts) => counts[place])).size, String(cells)).toBeGreaterThanOrEqual(
				possibleValues
			);
		});
	}
	expect(hidden).toBeGreaterThan(500);
});

test.each(rules)('trying every pair of tables leaves who is in only one of two releases uncertain (%j)', (rule) => {
	// Two cells, first for the people in both releases and then for those in the earlier one only.
	const all = [...lists(4, 7)].map(([a = 0, b = 0, c = 0, d = 0]) => ({
		later: countsOf([a, b]),
		earlier: countsOf([a + c, b + d]),
		gone: countsOf([c, d])
	}));
	for (const [a = 0, b = 0, c = 0, d = 0] of lists(4, 4)) {
		const [whole, rest] = [square([a + c, b + d]), square([a, b])];
		// Both releases must have somebody in common and somebody apart for readers not to know more than the filters say.
		if (a + b === 0 || c + d === 0) continue;
		const first = suppressTable(whole, rule);
		const second = suppressTable(rest, rule, [first]);
		const [before, after] = [shown(first.table), shown(second.table)];
		const possible = all.filter(
			({ earlier, later }) => looksLike(before, earlier, rule) && looksLike(after, later, rule)
		);
		const values = (of: 'earlier' | 'later' | 'gone', place: number) =>
			new Set(possible.map((each) => each[of][place])).size;
		const small = (count: number) => count < rule.threshold && !(count === 0 && rule.zeros === 'show');
		countsOf([a + c, b + d]).forEach((count, place) => {
			if (small(count))
				expect(values('earlier', place), `earlier ${[a, b, c, d]}`).toBeGreaterThanOrEqual(possibleValues);
		});
		countsOf([a, b]).forEach((count, place) => {
			if (small(count)) expect(values('later', place), `later ${[a, b, c, d]}`).toBeGreaterThanOrEqual(possibleValues);
		});
		countsOf([c, d]).forEach((count, place) => {
			const few = count > 0 && count < rule.threshold;
			if (few) expect(values('gone', place), `gone ${[a, b, c, d]}`).toBeGreaterThanOrEqual(possibleValues);
		});
	}
});
