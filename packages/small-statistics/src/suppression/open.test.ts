import { describe, expect, test } from 'vitest';
import { digestOf } from '../../tests/golden.ts';
import { peopleIn, picture } from '../../tests/tables.ts';
import { suppressTable } from './suppress-table.ts';
import type { TableOfPeople } from './table.ts';

const plain = { threshold: 5, roundTo: 1, zeros: 'hide' } as const;
const open = (table: TableOfPeople, who: (id: string) => boolean) => ({
	...table,
	people: table.people.map((one) => ({ ...one, open: who(one.id) }))
});
const everybody = (table: TableOfPeople) => open(table, () => true);
const nobody = (table: TableOfPeople) => open(table, () => false);
const access = peopleIn([
	[4, 7],
	[4, 8]
]);
const three = peopleIn([
	[12, 2, 20],
	[8, 14, 9],
	[30, 11, 7]
]);
const shownOf = (table: TableOfPeople, earlier: TableOfPeople[] = []) =>
	picture(
		suppressTable(
			table,
			plain,
			earlier.map((one) => suppressTable(one, plain))
		).table
	);

describe('if nobody is open', () => {
	// What 120 random pairs of releases published before there were open people.
	const before = '65fcc469644cd6691fb035cc0dec6505621529d25c8a0e1d378ebb019d5a5d9e';
	test.each([
		['and nothing says so', (table: TableOfPeople) => table],
		['and everybody is asked', nobody]
	])('%s, every table is the same to the letter as it ever was', (_, as) => {
		expect(digestOf(120, as)).toBe(before);
	});
});

describe('if everybody is open', () => {
	test('nothing is hidden: no small count, no zero, no table of few', () => {
		expect(shownOf(everybody(three))).toEqual(['12 2 20 34', '8 14 9 31', '30 11 7 48', '50 27 36 113']);
		expect(shownOf(everybody(peopleIn([[1, 0]])))).toEqual(['1 0 1', '1 0 1']);
	});
	test('nor because an earlier release hid it, when nobody had said so yet', () => {
		expect(shownOf(everybody(three), [three])).toEqual(shownOf(everybody(three)));
	});
});

describe('somebody who is not open', () => {
	test('hides the counts she is in, and no other', () => {
		expect(shownOf(open(access, (id) => id !== '0 0 0'))).toEqual(['. 7 .', '4 8 12', '. 15 .']);
	});
	test('has nobody open to hide behind: two hidden fours take more with them than a shown eight', () => {
		expect(shownOf(nobody(access))).toEqual(['. . 11', '. . 12', '8 15 23']);
		expect(shownOf(open(access, (id) => !/^[01] 0/.test(id)))).toEqual(['. 7 .', '. 8 .', '8 15 23']);
	});
	test('is few among many open people too', () => {
		const many = peopleIn([[20, 30]]);
		expect(shownOf(open(many, (id) => id !== '0 0 0' && id !== '0 0 1'))).toEqual(['. 30 .', '. 30 .']);
	});
});

describe('between releases', () => {
	const opened = open(three, (id) => id.startsWith('0 1'));
	test('who says yes later is counted from then on', () => {
		expect(
			shownOf(
				open(three, (id) => !id.startsWith('1 2')),
				[three]
			)
		).toEqual(shownOf(everybody(three)));
	});
	test('who takes it back is hidden again, as far as an earlier release leaves her hidden', () => {
		const after = shownOf(three, [everybody(three)]);
		expect(after[0]?.split(' ')[1]).toBe('.');
		expect(after.join(' ')).toContain('113');
		expect(shownOf(three, [opened])[0]?.split(' ')[1]).toBe('.');
	});
	test('one person fewer is nothing to hide when she is open, and is hidden when she is not', () => {
		const full = peopleIn([
			[12, 22, 20],
			[18, 14, 9],
			[30, 11, 17]
		]);
		const fewer = { ...full, people: full.people.filter(({ id }) => id !== '1 1 0') };
		const she = (id: string) => id === '1 1 0';
		expect(shownOf(open(fewer, she), [open(full, she)])[1]).toBe('18 13 9 40');
		expect(shownOf(fewer, [full])[1]?.split(' ')[1]).toBe('.');
	});
});
