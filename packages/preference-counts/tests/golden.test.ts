import { expect, test } from 'vitest';
import { lotInOrder, readBlt, stv } from '../src/index.ts';
import { droop, type Golden } from './golden.ts';

/** Counted here, with lots in the order of the file or of the numbers, as there. */
function counted({ blt }: Golden) {
	const election = readBlt(blt);
	const order = election.tieOrder ?? election.options.map(({ n }) => n);
	return { election, count: stv(election, { by: 'lot', lot: lotInOrder(order) }) };
}

test.each(droop.map((golden) => [golden.name, golden] as const))('%s: as printed elsewhere', (_, golden) => {
	const { election, count } = counted(golden);
	expect(`${count.quota}.00000`).toBe(golden.quota);
	expect([...count.winners].sort()).toEqual([...golden.elected].sort());
	const moving = count.stages.filter(({ action }) => action !== 'last');
	expect(moving).toHaveLength(golden.stages.length);
	for (const [place, { votes, nonTransferable, lost }] of golden.stages.entries())
		expect(moving[place]).toMatchObject({
			votes: election.options.map(({ n }) => votes[n] ?? '0.00000'),
			nonTransferable,
			lost
		});
});

test('all of the 21 wards of Glasgow in 2007 are there, and none needed a lot', () => {
	const wards = droop.filter(({ name }) => name.endsWith('-2007'));
	expect(wards).toHaveLength(21);
	expect(wards.flatMap((ward) => counted(ward).count.ties)).toEqual([]);
});

test('Hillhead and Springburn, figure by figure', () => {
	const [hillhead, springburn] = ['Hillhead', 'Springburn'].map((ward) => {
		const golden = droop.find(({ name }) => name === `scotland/${ward}-2007`);
		if (!golden) throw new Error(ward);
		const { papers, quota, winners, seats, stages } = counted(golden).count;
		const { nonTransferable, lost } = stages.at(-1) ?? {};
		return { papers, seats, quota, winners, nonTransferable, lost };
	});
	expect(hillhead).toEqual({
		...{ papers: 8984, seats: 4, quota: 1797, winners: [9, 10, 3, 7] },
		...{ nonTransferable: '1322.75711', lost: '0.03233' }
	});
	expect(springburn).toMatchObject({ quota: 1353, winners: [8, 10, 4], nonTransferable: '205.38908' });
});
