import { expect, test } from 'vitest';
import { byLot, told } from './elections.ts';

// Each rule alone, reckoned by hand.

/*
	Three places, 40 papers, quota 11. Stage 1: 16 13 6 5. 1 has a surplus of 5, 2 of 2: the larger moves first, though a smaller
	one is there. The papers of 1 name 2, who is chosen, and then 3: they pass 2 by.
	16 papers go on with 5 × 1 ÷ 16 = 0.31250: 3 has 6 + 5 = 11, exactly the quota: chosen, without a surplus. All places are
	filled; nothing more moves, not even the surplus of 2.
	*/
test('the largest surplus first, never to one that is chosen, and nothing once all places are filled', () => {
	const lines: [number, ...number[]][] = [
		[16, 1, 2, 3],
		[13, 2, 4],
		[6, 3],
		[5, 4]
	];
	const { stages, winners } = told(3, 4, lines, byLot(1, 2, 3, 4));
	expect(stages).toEqual(['first 16 13 6 5', 'surplus 1 11 13 11 5']);
	expect(winners).toEqual([1, 2, 3]);
});

/*
	Two places, 21 papers, quota 8. Stage 1: 7 8 3 3. 2 is chosen with exactly the quota: no surplus, no stage; 3 and 4 are equal
	and the lot has 4 first.
	Stage 2 (4 out): its 3 papers go to 1: 10 8 3 0: both places are filled.
	*/
test('exactly the quota is no surplus, and no stage', () => {
	const lines: [number, ...number[]][] = [
		[7, 1],
		[8, 2, 3],
		[3, 3],
		[3, 4, 1]
	];
	const { stages, winners } = told(2, 4, lines, byLot(4, 3, 2, 1));
	expect(stages).toEqual(['first 7 8 3 3', 'exclude 4 10 8 3 0']);
	expect(winners).toEqual([2, 1]);
});

/*
	Two places, 20 papers, quota 7. Stage 1: 6 6 4 4, all equal in pairs; the lot has 4 first.
	Stage 2 (4 out): its 4 papers go to 1: 10 6 4 0. 1 is chosen; surplus 3 over 10 votes.
	Stage 3: all 10 papers go on with 3 × 1 ÷ 10 = 0.3, not the last 4 alone with 0.75: 6 to 2 (1.8), 4 to 3 (1.2): 7 7.8 5.2 0.
	*/
test('a surplus goes over all papers of the option, not over those that came last', () => {
	const lines: [number, ...number[]][] = [
		[6, 1, 2],
		[6, 2],
		[4, 3],
		[4, 4, 1, 3]
	];
	const { stages } = told(2, 4, lines, byLot(4, 3, 2, 1));
	expect(stages).toEqual(['first 6 6 4 4', 'exclude 4 10 6 4 0', 'surplus 1 7 7.80000 5.20000 0']);
});

test('as many left as places: all are chosen, and nothing moves any more', () => {
	const lines: [number, ...number[]][] = [
		[1, 1],
		[5, 2, 1]
	];
	const { stages, winners } = told(3, 2, lines, byLot(1, 2));
	expect(stages).toEqual(['first 1 5', 'last 1 5']);
	expect(winners).toEqual([2, 1]);
});

test('no paper at all: the count runs, by lot', () => {
	const { winners, quota, valid } = told(1, 3, [], byLot(2, 3, 1));
	expect([winners, quota, valid]).toEqual([[1], 1, 0]);
});
