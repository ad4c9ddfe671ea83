import { expect, test } from 'vitest';
import { lotInOrder } from '../lot.ts';
import { stv } from './stv.ts';

const election = (seats: number, lines: readonly (readonly [number, ...number[]])[], names: number) => ({
	title: '',
	seats,
	options: Array.from({ length: names }, (_, place) => ({ n: place + 1, name: `${place + 1}`, withdrawn: false })),
	papers: lines.map(([papers, ...choices]) => ({ papers, choices })),
	setAside: 0,
	tieOrder: null
});
const byLot = (...order: number[]) => ({ by: 'lot' as const, lot: lotInOrder(order) });

test('a surplus moves on over all papers of the option', () => {
	const found = stv(
		election(
			2,
			[
				[4, 1, 2],
				[2, 3]
			],
			3
		),
		byLot(3, 2, 1)
	);
	expect(found.quota).toBe(3);
	expect(found.stages.map(({ action, option, votes }) => [action, option, votes.join(' ')])).toEqual([
		['first', null, '4.00000 0.00000 2.00000'],
		['surplus', 1, '3.00000 1.00000 2.00000'],
		['exclude', 2, '3.00000 0.00000 2.00000'],
		['last', null, '3.00000 0.00000 2.00000']
	]);
	expect([found.winners, found.stages.at(-1)?.nonTransferable]).toEqual([[1, 3], '1.00000']);
});
