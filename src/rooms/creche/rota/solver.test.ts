import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keepFigures } from '../../../../tests/deep/figures.ts';
import { nextFamily, overTwoHours, slotsOf, type RotaDay, type NextFamily, type RotaWorker } from './solver.ts';

const runs = process.env.KITH_DEEP === '1' ? 2000 : 300;
const open = 600;
const quarters = (from: number, to: number) =>
	Array.from({ length: Math.max(0, (to - from) / 15) }, (_, place) => from + place * 15);

type Solving = (day: RotaDay) => NextFamily | null;

/** Every way in which everybody's hours could be, tried one by one, and the best of those that do. */
function tryAll(day: RotaDay): NextFamily | null {
	const next = [...day.waiting].sort((a, b) => Number(a.since) - Number(b.since) || (a.family < b.family ? -1 : 1))[0];
	if (!next) return null;
	const perAt = (at: number, band: string) =>
		day.children.filter((c) => c.band === band && (c.from ?? day.from) <= at && at < (c.to ?? day.to)).length +
		next.children.filter((c) => c.band === band).length;
	const needed = quarters(day.from, day.to).map((at) => {
		const counts = day.bands.map(({ id, perAdult, m2 }) => ({ n: perAt(at, id), perAdult, m2 }));
		const adults = counts.reduce((sum, { n, perAdult }) => sum + Math.ceil(n / perAdult), 0);
		const space = counts.reduce((sum, { n, m2 }) => sum + n * m2, 0);
		const all = counts.reduce((sum, { n }) => sum + n, 0);
		return { at, adults: all ? Math.max(day.atLeast, adults) : 0, space };
	});
	const room = day.rooms.reduce((sum, { m2 }) => sum + m2, 0);
	const none = { family: next.family, people: 0, minutes: 0, change: [] };
	if (needed.some(({ space }) => space > room)) return { ...none, fits: 'no-room' };
	let best: { people: number; minutes: number; ids: string; change: NextFamily['change'] } | null = null;
	const go = (place: number, hours: { id: string; from: number; to: number; minutes: number }[]): void => {
		const worker = day.workers[place];
		if (worker) {
			for (const way of waysOf(worker)) go(place + 1, [...hours, { id: worker.id, ...way }]);
			return;
		}
		if (needed.some(({ at, adults }) => hours.filter(({ from, to }) => from <= at && at < to).length < adults)) return;
		const change = hours.filter(({ minutes }) => minutes > 0).map(({ id, ...rest }) => ({ worker: id, ...rest }));
		const minutes = change.reduce((sum, one) => sum + one.minutes, 0);
		const ids = change
			.map(({ worker: id }) => id)
			.sort()
			.join();
		if (change.length > 4) return;
		const key = [change.length, minutes, ids] as const;
		if (!best || isLess(key, best)) best = { people: change.length, minutes, ids, change };
	};
	go(0, []);
	const found = best as { people: number; minutes: number; change: NextFamily['change'] } | null;
	if (!found) return { ...none, fits: 'nobody' };
	const { people, minutes, change } = found;
	return { ...none, fits: people ? 'with-change' : 'now', people, minutes, change };
}
function isLess(key: readonly [number, number, string], best: { people: number; minutes: number; ids: string }) {
	if (key[0] !== best.people) return key[0] < best.people;
	return key[1] === best.minutes ? key[2] < best.ids : key[1] < best.minutes;
}

/** All hours that a worker could have, with how many minutes they are longer. */
function waysOf({ from, to, mayFrom, mayTo }: RotaWorker): { from: number; to: number; minutes: number }[] {
	if (from !== null && to !== null)
		return [...quarters(mayFrom ?? from, from), from].flatMap((begins) =>
			[to, ...quarters(to + 15, (mayTo ?? to) + 15)].map((ends) => {
				return { from: begins, to: ends, minutes: from - begins + ends - to };
			})
		);
	const off = { from: 0, to: 0, minutes: 0 };
	if (mayFrom === null || mayTo === null) return [off];
	const spans = quarters(mayFrom, mayTo).flatMap((begins) =>
		quarters(begins + 15, mayTo + 15).map((ends) => ({ from: begins, to: ends, minutes: ends - begins }))
	);
	return [off, ...spans];
}

const steps = (most: number) => fc.nat(most).map((n) => n * 15);
const worker = fc
	.tuple(fc.boolean(), fc.integer({ min: -2, max: 4 }), fc.integer({ min: 1, max: 4 }), steps(2), steps(3), fc.nat(9))
	.map(([isOn, begins, length, before, after, silent]) => {
		const [from, to] = [open + begins * 15, open + (begins + length) * 15];
		const may = silent === 0 ? { mayFrom: null, mayTo: null } : { mayFrom: from - before, mayTo: to + after };
		return isOn ? { from, to, ...may } : { from: null, to: null, mayFrom: from, mayTo: Math.min(to, from + 60) };
	});
const child = fc.record({
	band: fc.constantFrom('baby', 'two'),
	from: fc.option(steps(2).map((minutes) => open + minutes)),
	to: fc.option(steps(2).map((minutes) => open + 45 + minutes))
});
const days: fc.Arbitrary<RotaDay> = fc.record({
	...{ from: fc.constant(open), to: fc.integer({ min: 3, max: 5 }).map((n) => open + n * 15), atLeast: fc.nat(2) },
	bands: fc.constant([
		{ id: 'baby', perAdult: 2, m2: 3.5 },
		{ id: 'two', perAdult: 3, m2: 2.5 }
	]),
	rooms: fc.constantFrom([{ m2: 14 }, { m2: 10 }], [{ m2: 40 }], [{ m2: 8 }]),
	workers: fc
		.array(worker, { minLength: 2, maxLength: 4 })
		.map((all) => all.map((one, place) => ({ id: 'dcba'[place] ?? '', ...one }))),
	children: fc.array(child, { maxLength: 4 }),
	waiting: fc.array(
		fc.record({
			family: fc.constantFrom('x', 'y'),
			since: fc.nat(2),
			children: fc.array(fc.record({ band: fc.constantFrom('baby', 'two') }), { minLength: 1, maxLength: 2 })
		}),
		{ minLength: 1, maxLength: 2 }
	)
});

function agree(day: RotaDay, solving: Solving, seen = new Map<string, number>()): void {
	const [found, wanted] = [solving(day), tryAll(day)];
	const said = (one: NextFamily | null) => one && { ...one, change: one.change.map(({ worker: id }) => id).sort() };
	expect(said(found)).toEqual(said(wanted));
	const workers = day.workers.map((one) => {
		const change = found?.change.find(({ worker: id }) => id === one.id);
		if (!change) return one;
		const [was, may] = [(one.to ?? 0) - (one.from ?? 0), { from: one.mayFrom ?? one.from, to: one.mayTo ?? one.to }];
		expect(change.to - change.from - was, 'the minutes are those by which her hours grow').toBe(change.minutes);
		expect(change.from >= Math.min(may.from ?? 0, one.from ?? 1440), 'not earlier than she may').toBe(true);
		expect(change.to <= Math.max(may.to ?? 0, one.to ?? 0), 'nor longer').toBe(true);
		return { ...one, from: change.from, to: change.to };
	});
	const changed: RotaDay = { ...day, workers };
	if (found?.fits === 'with-change') expect(tryAll(changed)?.fits, 'and with that she fits').toBe('now');
	const outcome = `${found?.fits} ${found?.people}`;
	seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
}
const seeded = { numRuns: runs, seed: 20261127 };

test('says what trying every possible rota says', () => {
	const seen = new Map<string, number>();
	fc.assert(
		fc.property(days, (day) => agree(day, nextFamily, seen)),
		seeded
	);
	keepFigures('next family', { days: runs, ...Object.fromEntries(seen), unlike: 0 });
	for (const outcome of ['now 0', 'with-change 1', 'with-change 2', 'no-room 0', 'nobody 0'])
		expect(seen.get(outcome), outcome).toBeGreaterThan(0);
});

test.each<[string, Solving]>([
	['rounds adults down', (day) => nextFamily({ ...day, bands: day.bands.map((band) => ({ ...band, perAdult: 9 })) })],
	['forgets the least', (day) => nextFamily({ ...day, atLeast: 0 })],
	['takes whoever comes first in the list', (day) => nextFamily({ ...day, waiting: day.waiting.slice(0, 1) })],
	[
		'asks anybody for any hours',
		(day) => nextFamily({ ...day, workers: day.workers.map((w) => ({ ...w, mayTo: 1440 })) })
	],
	['has all the room there is', (day) => nextFamily({ ...day, rooms: [{ m2: 999 }] })]
])('a solver that %s is found out', (_, faulty) => {
	expect(() =>
		fc.assert(
			fc.property(days, (day) => agree(day, faulty)),
			{ ...seeded, numRuns: 600, endOnFailure: true }
		)
	).toThrow();
});

describe('a day', () => {
	const joy = { id: 'Joy', from: 600, to: 690, mayFrom: 600, mayTo: 720 };
	const day: RotaDay = {
		...{ from: 600, to: 720, atLeast: 2 },
		bands: [{ id: 'under-two', perAdult: 3, m2: 3.5 }],
		...{ rooms: [{ m2: 30 }], children: [{ band: 'under-two', from: null, to: 690 }] },
		workers: [joy, { id: 'Ama', from: 600, to: 720, mayFrom: null, mayTo: null }],
		waiting: [{ family: 'r1', since: '2026-11-02', children: [{ band: 'under-two' }, { band: 'under-two' }] }]
	};
	test('if Joy stays half an hour longer, she and her two can come', () => {
		expect(nextFamily(day)).toEqual({
			...{ family: 'r1', fits: 'with-change', people: 1, minutes: 30 },
			change: [{ worker: 'Joy', from: 600, to: 720, minutes: 30 }]
		});
		expect(slotsOf(day).map(({ needed, present }) => `${needed}/${present}`)).toEqual([
			...Array.from({ length: 6 }, () => '2/2'),
			...['0/1', '0/1']
		]);
	});
	test('whoever waits longest is next, then by name', () => {
		const waiting = ['z', 'b', 'a'].map((family) => ({ family, since: family === 'z' ? 3 : 2, children: [] }));
		expect(nextFamily({ ...day, waiting })).toMatchObject({ family: 'a', fits: 'now' });
		expect(nextFamily({ ...day, waiting: [] })).toBeNull();
	});
	test('hours that end before the crèche opens reach over what lies between', () => {
		const early = { id: 'Eve', from: 540, to: 570, mayFrom: 540, mayTo: 720 };
		const family = nextFamily({ ...day, workers: [early, { ...joy, to: 720 }] });
		expect(family?.change).toEqual([{ worker: 'Eve', from: 540, to: 720, minutes: 150 }]);
	});
	test('more than two hours, by their place in the list', () => {
		const children = [60, 120, 135].map((minutes) => ({ band: 'under-two', from: 600, to: 600 + minutes }));
		expect(overTwoHours({ ...day, children })).toEqual([{ child: 2, band: 'under-two', minutes: 135 }]);
	});
	test('three times 2.3 square metres are 6.9', () => {
		const bands = [{ id: 'under-two', perAdult: 3, m2: 2.3 }];
		expect(nextFamily({ ...day, bands, rooms: [{ m2: 6.9 }] })?.fits).toBe('with-change');
		expect(nextFamily({ ...day, bands, rooms: [] })?.fits).toBe('no-room');
	});
});
