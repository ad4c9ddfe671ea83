// Random days: families are let in as the page offers it, one after the other, and each day is looked at after each of them.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { statutory } from './policy.ts';
import { nextFamily, slotsOf, type RotaDay } from './solver.ts';

const band = fc.constantFrom('under-two', 'two', 'three-or-more');
const quarterOf = (least: number, most: number) => fc.integer({ min: least / 15, max: most / 15 }).map((n) => n * 15);
const worker = fc.record({
	from: quarterOf(540, 660),
	long: quarterOf(15, 180),
	more: quarterOf(0, 60),
	on: fc.boolean()
});
const days = fc.record({
	length: quarterOf(60, 180),
	m2: fc.integer({ min: 5, max: 60 }),
	workers: fc.array(worker, { maxLength: 6 }),
	waiting: fc.array(
		fc.record({ since: fc.integer({ min: 0, max: 50 }), bands: fc.array(band, { minLength: 1, maxLength: 3 }) }),
		{
			maxLength: 8
		}
	)
});
type Drawn = typeof days extends fc.Arbitrary<infer Day> ? Day : never;

function dayOf({ length, m2, workers, waiting }: Drawn): RotaDay {
	const hours = { from: 600, to: 600 + length };
	return {
		...statutory,
		...hours,
		rooms: [{ m2 }],
		workers: workers.map(({ from, long, more, on }, index) => ({
			id: `w${index}`,
			from: on ? from : null,
			to: on ? from + long : null,
			mayFrom: from - more,
			mayTo: from + long + more
		})),
		children: [],
		waiting: waiting.map(({ since, bands }, index) => ({
			family: `f${index}`,
			since,
			children: bands.map((one) => ({ band: one }))
		}))
	};
}

/** Lets in whoever is next as long as she fits; gives the days as they stood on the way, and who came in which order. */
function letIn(first: RotaDay): { days: RotaDay[]; order: string[] } {
	const [seen, order] = [[] as RotaDay[], [] as string[]];
	for (
		let day = first, next = nextFamily(day);
		next && next.fits !== 'no-room' && next.fits !== 'nobody';
		next = nextFamily(day)
	) {
		const { family, change } = next;
		const theirs = day.waiting.find((one) => one.family === family)?.children ?? [];
		day = {
			...day,
			workers: day.workers.map((one) => ({ ...one, ...change.find(({ worker: id }) => id === one.id) })),
			children: [...day.children, ...theirs.map((one) => ({ ...one, from: null, to: null }))],
			waiting: day.waiting.filter((one) => one.family !== family)
		};
		seen.push(day);
		order.push(family);
	}
	return { days: seen, order };
}

/** What is wrong with a day: too few adults, too little space, or hours that nobody said. */
function faultsOf(day: RotaDay, first: RotaDay): string[] {
	const space = day.children.reduce((sum, child) => sum + (day.bands.find(({ id }) => id === child.band)?.m2 ?? 0), 0);
	const beyond = day.workers.filter(({ from, to }, index) => {
		const was = first.workers[index];
		const [least, most] = [Math.min(was?.from ?? 9e9, was?.mayFrom ?? 9e9), Math.max(was?.to ?? 0, was?.mayTo ?? 0)];
		return from !== null && to !== null && (from < least || to > most);
	});
	return [
		...slotsOf(day)
			.filter(({ needed, present }) => needed > present)
			.map(({ at }) => `too few at ${at}`),
		...(space > (day.rooms[0]?.m2 ?? 0) + 1e-9 ? ['too little space'] : []),
		...beyond.map(({ id }) => `${id} was not asked`)
	];
}

test('on no random day are there too few adults, too little space, hours that nobody said, or somebody before her turn', () => {
	const numRuns = process.env.KITH_DEEP ? 10_000 : 300;
	let let_in = 0;
	fc.assert(
		fc.property(days, (drawn) => {
			const first = dayOf(drawn);
			const { days: all, order } = letIn(first);
			let_in += order.length;
			for (const day of all) expect(faultsOf(day, first)).toEqual([]);
			const turns = first.waiting
				.toSorted((a, b) => Number(a.since) - Number(b.since) || (a.family < b.family ? -1 : 1))
				.map(({ family }) => family);
			expect(order).toEqual(turns.slice(0, order.length));
		}),
		{ numRuns, seed: 46 }
	);
	expect(let_in, 'days on which somebody comes').toBeGreaterThan(100);
	const drawn = { length: 60, m2: 5, workers: [], waiting: [{ since: 0, bands: ['two' as const] }] };
	const crowded = { ...dayOf(drawn), children: [{ band: 'two', from: null, to: null }] };
	expect(faultsOf(crowded, crowded), 'a day that is over').toHaveLength(4);
});
