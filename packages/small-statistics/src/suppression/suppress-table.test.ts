import { describe, expect, test } from 'vitest';
import { peopleIn, picture } from '../../tests/tables.ts';
import { outsideRule } from './rule.ts';
import { suppressTable } from './suppress-table.ts';
import type { TableOfPeople } from './table.ts';

const plain = { threshold: 5, roundTo: 1, zeros: 'hide' } as const;
const without = (table: TableOfPeople, ...ids: string[]) => ({
	...table,
	people: table.people.filter(({ id }) => !ids.includes(id))
});

describe('one table', () => {
	test('without small counts everything is shown', () => {
		expect(
			picture(
				suppressTable(
					peopleIn([
						[12, 8],
						[9, 30]
					]),
					plain
				).table
			)
		).toEqual(['12 8 20', '9 30 39', '21 38 59']);
	});
	test('a small count takes three others with it, or it could be subtracted from the totals', () => {
		const release = suppressTable(
			peopleIn([
				[12, 2, 20],
				[8, 14, 9],
				[30, 11, 7]
			]),
			plain
		);
		expect(picture(release.table)).toEqual(['. . 20 34', '. . 9 31', '30 11 7 48', '50 27 36 113']);
		expect(release.withheld).toBe(false);
	});
	test('two small counts that are small together take a third one with them', () => {
		const [row] = picture(
			suppressTable(
				peopleIn([
					[1, 2, 20, 30],
					[20, 20, 20, 20],
					[20, 20, 20, 20]
				]),
				plain
			).table
		);
		expect(row?.split(' ').filter((count) => count === '.').length).toBeGreaterThan(2);
	});
	test('rounding can be cover enough', () => {
		expect(
			picture(
				suppressTable(
					peopleIn([
						[12, 2, 20],
						[8, 14, 9],
						[30, 11, 7]
					]),
					outsideRule
				).table
			)
		).toEqual(['10 . 20 35', '10 15 10 30', '30 10 5 50', '50 25 35 115']);
	});
	test('a table of few people shows nothing', () => {
		const release = suppressTable(peopleIn([[1, 2]]), plain);
		expect(release.withheld).toBe(true);
		expect(picture(release.table)).toEqual(['. . .', '. . .']);
	});
	test('an empty row is no cover: readers may know that it had to be empty', () => {
		const [first, second, third] = picture(
			suppressTable(
				peopleIn([
					[2, 30],
					[20, 40],
					[0, 0]
				]),
				plain
			).table
		);
		expect(first?.split(' ').filter((count) => count === '.').length).toBeGreaterThan(1);
		expect(second?.split(' ').filter((count) => count === '.').length).toBeGreaterThan(1);
		expect(third).toMatch(/^\. \./);
	});
});

describe('a table after an earlier one', () => {
	const full = peopleIn([
		[12, 22, 20],
		[18, 14, 9],
		[30, 11, 17]
	]);
	const earlier = suppressTable(full, plain);

	test('the same people give the same table', () => {
		expect(suppressTable(full, plain, [earlier]).table).toEqual(earlier.table);
	});
	test('one person fewer hides everything that was counted with that person', () => {
		const later = suppressTable(without(full, '1 1 0'), plain, [earlier]);
		expect(picture(later.table)[1]?.split(' ')[1]).toBe('.');
		expect(picture(later.table)[1]?.split(' ')[3]).toBe('.');
		expect(picture(later.table)[3]?.split(' ')[3]).toBe('.');
		expect(picture(later.table)[0]).toBe('12 22 20 54');
	});
	test('many people fewer in one cell may be seen', () => {
		const ids = Array.from({ length: 8 }, (_, k) => `2 0 ${k}`);
		expect(picture(suppressTable(without(full, ...ids), plain, [earlier]).table)).toEqual([
			'12 22 20 54',
			'18 14 9 41',
			'22 11 17 50',
			'52 47 46 145'
		]);
	});
	test('a person who moved to another cell hides both cells and what they are counted in', () => {
		const moved = {
			...full,
			people: full.people.map((one) => (one.id === '0 0 0' ? { ...one, column: 'column 2' } : one))
		};
		const later = picture(suppressTable(moved, plain, [earlier]).table);
		expect([later[0]?.split(' ')[0], later[0]?.split(' ')[2]]).toEqual(['.', '.']);
		expect([later[3]?.split(' ')[0], later[3]?.split(' ')[2]]).toEqual(['.', '.']);
		expect(later.join(' ')).toContain('153');
	});
	test('three releases, each one person apart', () => {
		const second = suppressTable(without(full, '1 1 0'), outsideRule, [suppressTable(full, outsideRule)]);
		const third = suppressTable(without(full, '1 1 0', '2 2 0'), outsideRule, [
			suppressTable(full, outsideRule),
			second
		]);
		expect(third.withheld).toBe(false);
	});
});

describe('what is not a table is refused', () => {
	const table = peopleIn([[5, 6]]);
	const person = { id: 'x', row: 'row 0', column: 'column 0' };
	test.each([
		['a person placed twice', { ...table, people: [person, person] }, '"x" once only'],
		['a person in no row', { ...table, people: [{ ...person, row: 'row 9' }] }, 'no row "row 9"'],
		['a person in no column', { ...table, people: [{ ...person, column: '' }] }, 'no column ""'],
		['rows named twice', { ...table, rows: ['row 0', 'row 0'] }, 'rows must not name'],
		['no columns', { ...table, columns: [], people: [] }, 'columns must not be empty']
	])('%s', (_, wrong, message) => expect(() => suppressTable(wrong, plain)).toThrow(message));
	test('an earlier release of another shape', () => {
		expect(() => suppressTable(table, plain, [suppressTable(peopleIn([[5], [6]]), plain)])).toThrow(
			'same rows and columns'
		);
	});
});
