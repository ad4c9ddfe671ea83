import { describe, expect, test } from 'vitest';
import { stv } from '../src/index.ts';
import { byLot, electionOf, told } from './elections.ts';

describe('ties among three and more, reckoned by hand from the rules', () => {
	/*
	One place, 34 papers, quota 18. Options 1 to 6.
	Stage 1: 9 8 5 5 4 3. Nobody has 18. Fewest: 6, alone, with 3.
	Stage 2 (6 out): its papers go to 5 (2) and 3 (1): 9 8 6 5 6 0. Fewest: 4, alone.
	Stage 3 (4 out): its 5 papers go to 2 (1), 3 (2) and 5 (2): 9 9 8 0 8 0. Fewest: 3 and 5 with 8.
	  Stage 2: 6 and 6, no difference. Stage 1: 3 had 5, 5 had 4. So 5 goes out, by stage 1.
	*/
	const lines: [number, ...number[]][] = [
		[9, 1],
		[8, 2],
		[5, 3, 1],
		[1, 4, 2],
		[2, 4, 3],
		[2, 4, 5],
		[4, 5, 2],
		[2, 6, 5],
		[1, 6, 3]
	];
	test('two that were equal in the stage before and differed in the one before that', () => {
		const { stages, ties } = told(1, 6, lines, byLot(3, 5, 1, 2, 4, 6));
		expect(stages.slice(0, 4)).toEqual([
			'first 9 8 5 5 4 3',
			'exclude 6 9 8 6 5 6 0',
			'exclude 4 9 9 8 0 8 0',
			'exclude 5 9 13 8 0 0 0'
		]);
		expect(ties).toEqual([{ stage: 4, tied: [3, 5], by: 'stage', at: 1, picked: 5 }]);
	});

	/*
	One place, 23 papers, quota 12. Options 1 to 6.
	Stage 1: 8 5 4 3 2 1. Fewest: 6.
	Stage 2 (6 out): its paper goes to 5: 8 5 4 3 3 0. Fewest: 4 and 5 with 3.
	  Stage 1: 4 had 3, 5 had 2. So 5 goes out, by stage 1.
	Stage 3 (5 out): its 3 papers go to 4 (2) and 3 (1): 8 5 5 5 0 0. Fewest: 2, 3 and 4 with 5.
	  Stage 2: 5, 4, 3. The fewest of the three had 4, alone. So 4 goes out, by stage 2. The lot is not asked, though 2 is first.
	Stage 4 (4 out): its 5 papers go to 3 (2) and to nobody (3): 8 5 7. Fewest: 2.
	Stage 5 (2 out): to 1: 13 0 7: 1 has the quota.
	*/
	test('three that are equal: the fewest at the latest stage at which they differed', () => {
		const three: [number, ...number[]][] = [
			[8, 1],
			[5, 2, 1],
			[4, 3],
			[2, 4, 3],
			[1, 4],
			[1, 5, 4],
			[1, 5, 3],
			[1, 6, 5, 4]
		];
		const { stages, ties, winners } = told(1, 6, three, byLot(2, 3, 4, 5, 6, 1));
		expect(stages).toEqual([
			'first 8 5 4 3 2 1',
			'exclude 6 8 5 4 3 3 0',
			'exclude 5 8 5 5 5 0 0',
			'exclude 4 8 5 7 0 0 0',
			'exclude 2 13 0 7 0 0 0'
		]);
		expect(ties).toEqual([
			{ stage: 3, tied: [4, 5], by: 'stage', at: 1, picked: 5 },
			{ stage: 4, tied: [2, 3, 4], by: 'stage', at: 2, picked: 4 }
		]);
		expect(winners).toEqual([1]);
	});

	/*
	One place, 32 papers, quota 17. Options 1 to 6.
	Stage 1: 12 6 5 4 3 2. Fewest: 6.
	Stage 2 (6 out): its papers go to 4 (1) and 5 (1): 12 6 5 5 4 0. Fewest: 5.
	Stage 3 (5 out): its 4 papers go to 3 (1), 4 (1) and nobody (2): 12 6 6 6 0 0. Fewest: 2, 3 and 4 with 6.
	  Stage 2: 6, 5, 5: the fewest are 3 and 4, still equal; 2 is left aside from here on.
	  Stage 1: 3 had 5, 4 had 4: so 4 goes out, by stage 1.
	*/
	test('those still equal go on back, and the others are left aside', () => {
		const narrowing: [number, ...number[]][] = [
			[12, 1],
			[6, 2],
			[5, 3],
			[4, 4],
			[1, 5, 3],
			[1, 5, 4],
			[1, 5],
			[1, 6, 4],
			[1, 6, 5]
		];
		const { stages, ties } = told(1, 6, narrowing, byLot(2, 3, 4, 1, 5, 6));
		expect(stages.slice(0, 4)).toEqual([
			'first 12 6 5 4 3 2',
			'exclude 6 12 6 5 5 4 0',
			'exclude 5 12 6 6 6 0 0',
			'exclude 4 12 6 6 0 0 0'
		]);
		expect(ties[0]).toEqual({ stage: 4, tied: [2, 3, 4], by: 'stage', at: 1, picked: 4 });
	});

	/*
	One place, 33 papers, quota 17. Options 1 to 7.
	Stage 1: 12 3 6 5 4 2 1. Fewest: 7.
	Stage 2 (7 out): its paper goes to 2: 12 4 6 5 4 2 0. Fewest: 6.
	Stage 3 (6 out): its 2 papers go to 2: 12 6 6 5 4 0 0. Fewest: 5.
	Stage 4 (5 out): its 4 papers go to 2 (1), 3 (1), 4 (2): 12 7 7 7 0 0 0. Fewest: 2, 3 and 4 with 7.
	  Stage 3: 6, 6, 5: 4 had fewest, alone: 4 goes out, by stage 3, though 2 had fewest of all in stages 1 and 2.
	*/
	test('the latest stage at which they differed counts, not the first', () => {
		const late: [number, ...number[]][] = [
			[12, 1],
			[3, 2],
			[6, 3],
			[5, 4],
			[1, 5, 2],
			[1, 5, 3],
			[2, 5, 4],
			[2, 6, 2],
			[1, 7, 2]
		];
		const { stages, ties } = told(1, 7, late, byLot(2, 3, 4, 1, 5, 6, 7));
		expect(stages.slice(0, 5)).toEqual([
			'first 12 3 6 5 4 2 1',
			'exclude 7 12 4 6 5 4 2 0',
			'exclude 6 12 6 6 5 4 0 0',
			'exclude 5 12 7 7 7 0 0 0',
			'exclude 4 12 7 7 0 0 0 0'
		]);
		expect(ties[0]).toEqual({ stage: 5, tied: [2, 3, 4], by: 'stage', at: 3, picked: 4 });
	});

	/*
	One place, 37 papers, quota 19. Options 1 to 7.
	Stage 1: 14 3 6 5 4 3 2. Fewest: 7.
	Stage 2 (7 out): its 2 papers go to 2: 14 5 6 5 4 3 0. Fewest: 6.
	Stage 3 (6 out): its 3 papers go to 2 (2) and 4 (1): 14 7 6 6 4 0 0. Fewest: 5.
	Stage 4 (5 out): its 4 papers go to 3 (1), 4 (1) and nobody (2): 14 7 7 7 0 0 0. Fewest: 2, 3 and 4 with 7.
	  Stage 3: 7, 6, 6: 3 and 4 had fewest; 2 is left aside from here on, though it had fewest of the three at first.
	  Stage 2: 3 had 6, 4 had 5: 4 goes out, by stage 2. Looking at all three again would find 2 and 4 there, and then 2.
	Stage 5 (4 out): 14 7 7. Fewest: 2 and 3. Stage 4: equal. Stage 3: 7 and 6: 3 goes out, by stage 3.
	*/
	test('who is left aside at a later stage is not looked at again in an earlier one', () => {
		const aside: [number, ...number[]][] = [
			[14, 1],
			[3, 2],
			[6, 3],
			[5, 4],
			[1, 5, 3],
			[1, 5, 4],
			[2, 5],
			[2, 6, 2],
			[1, 6, 4],
			[2, 7, 2]
		];
		const { stages, ties } = told(1, 7, aside, byLot(2, 3, 4, 1, 5, 6, 7));
		expect(stages.slice(0, 6)).toEqual([
			'first 14 3 6 5 4 3 2',
			'exclude 7 14 5 6 5 4 3 0',
			'exclude 6 14 7 6 6 4 0 0',
			'exclude 5 14 7 7 7 0 0 0',
			'exclude 4 14 7 7 0 0 0 0',
			'exclude 3 14 7 0 0 0 0 0'
		]);
		expect(ties).toEqual([
			{ stage: 5, tied: [2, 3, 4], by: 'stage', at: 2, picked: 4 },
			{ stage: 6, tied: [2, 3], by: 'stage', at: 3, picked: 3 }
		]);
	});

	/*
	Five places, 55 papers, quota 55 ÷ 6 = 9, and one more: 10. Options 1 to 6.
	Stage 1: 20 7 8 8 6 6. 1 is chosen.
	Stage 2 (surplus of 1, 10 over 20 papers: each goes on with 10 × 1 ÷ 20 = 0.5): 8 papers to 2 (4), 6 to 3 (3), 6 to 4 (3):
	  10 11 11 11 6 6. 2, 3 and 4 are chosen, each with a surplus of 1.
	  Which moves first? Stage 1: 7, 8, 8: the most had 3 and 4. No earlier stage: by lot, which has 4 before 3.
	Stage 3 (surplus of 4, 1 over 11 votes): its 8 papers of 1 go on with 1 × 1 ÷ 11 = 0.09090, the 6 of 0.5 with
	  1 × 0.5 ÷ 11 = 0.04545, all to 5: 8 × 0.0909 + 6 × 0.04545 = 0.99990; 0.00010 is lost.
	  2 and 3 have 11. Stage 2: equal. Stage 1: 3 had more: 3 moves, by stage 1.
	Stage 4 (surplus of 3): the same to 6: 0.99990; 0.00020 is lost by now.
	Stage 5 (surplus of 2): 7 papers go on with 0.09090 and 8 with 0.04545, to nobody: 0.99990 not transferable, 0.00030 lost.
	  5 and 6 have 6.99990. Stage 4: equal. Stage 3: 5 had 6.99990, 6 had 6: so 6 goes out, by stage 3.
	Stage 6 (6 out): 6 papers of 1, 8 of 0.0909 and 6 of 0.04545 go to nobody: 7.99980 not transferable.
	Stage 7: 5 alone is left for the last place, and nothing moves.
	*/
	const surpluses: [number, ...number[]][] = [
		[8, 1, 2],
		[6, 1, 3, 6],
		[6, 1, 4, 5],
		[7, 2],
		[8, 3, 6],
		[8, 4, 5],
		[6, 5],
		[6, 6]
	];
	test('three surpluses that are equal: of two equal in every stage the lot takes one, the rest by stage', () => {
		const { stages, ties, winners, ...count } = told(5, 6, surpluses, byLot(1, 4, 3, 2, 5, 6));
		expect(count.quota).toBe(10);
		expect(stages).toEqual([
			'first 20 7 8 8 6 6',
			'surplus 1 10 11 11 11 6 6',
			'surplus 4 10 11 11 10 6.99990 6',
			'surplus 3 10 11 10 10 6.99990 6.99990',
			'surplus 2 10 10 10 10 6.99990 6.99990',
			'exclude 6 10 10 10 10 6.99990 0',
			'last 10 10 10 10 6.99990 0'
		]);
		expect(ties).toEqual([
			{ stage: 3, tied: [2, 3, 4], by: 'lot', at: null, picked: 4 },
			{ stage: 4, tied: [2, 3], by: 'stage', at: 1, picked: 3 },
			{ stage: 6, tied: [5, 6], by: 'stage', at: 3, picked: 6 }
		]);
		expect(winners).toEqual([1, 4, 3, 2, 5]);
	});

	test('what does not move and what is dropped stands beside the votes', () => {
		const { stages } = stv(electionOf(5, 6, surpluses), byLot(1, 4, 3, 2, 5, 6));
		expect(stages.map(({ nonTransferable, lost }) => `${nonTransferable} ${lost}`)).toEqual([
			'0.00000 0.00000',
			'0.00000 0.00000',
			'0.00000 0.00010',
			'0.00000 0.00020',
			'0.99990 0.00030',
			'7.99980 0.00030',
			'7.99980 0.00030'
		]);
	});

	test('where people are to be asked again, the count stops and names those between whom', () => {
		const { stages, ties, winners, again, lot } = told(5, 6, surpluses, { by: 'again' });
		expect([stages.length, ties, again]).toEqual([2, [], [3, 4]]);
		expect(winners).toEqual([1, 3, 4, 2]);
		expect(lot).toEqual({ seed: null, order: [] });
	});
});
