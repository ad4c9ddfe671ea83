import { expect, test } from 'vitest';
import { byLot, electionOf } from '../../tests/elections.ts';
import { approval } from './approval.ts';

const lines: [number, ...number[]][] = [[3, 1, 2], [2, 2, 3], [1, 4], [1]];

test('papers that approve are counted, whatever their order', () => {
	const count = approval(electionOf(1, 4, lines), byLot(4, 3, 2, 1));
	expect(count.options.map(({ votes }) => votes)).toEqual([3, 5, 2, 1]);
	expect(count).toMatchObject({ papers: 7, valid: 6, blank: 1, winners: [2], ties: [], quota: null, stages: [] });
});

test('equal at the last place: one after the other by lot, or people are asked again', () => {
	const equal = electionOf(3, 5, [
		[4, 1],
		[2, 2, 3, 4],
		[1, 5]
	]);
	const count = approval(equal, byLot(5, 4, 2, 1, 3));
	expect(count.winners).toEqual([1, 4, 2]);
	expect(count.ties).toEqual([
		{ stage: null, tied: [2, 3, 4], by: 'lot', at: null, picked: 4 },
		{ stage: null, tied: [2, 3], by: 'lot', at: null, picked: 2 }
	]);
	expect(approval(equal, { by: 'again' })).toMatchObject({ winners: [1], again: [2, 3, 4], ties: [] });
});

test('equal elsewhere is no tie', () => {
	const count = approval(
		electionOf(2, 3, [
			[2, 1, 2],
			[1, 3]
		]),
		byLot(2, 1, 3)
	);
	expect([count.winners, count.ties]).toEqual([[2, 1], []]);
});

test('a withdrawn option has no votes and no place', () => {
	const count = approval(electionOf(1, 4, lines, [2]), byLot(1, 3, 4));
	expect([count.options[1], count.winners, count.valid]).toEqual([
		{ n: 2, name: 'Option 2', withdrawn: true, votes: 0 },
		[1],
		6
	]);
});
