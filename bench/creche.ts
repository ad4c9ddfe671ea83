// What it costs to say whether the next family fits, with 12 workers, beside sorting 100,000 numbers in the same run:
// node --conditions=source bench/creche.ts [--days 400]. At most 50 ms of processor time for any day.
import { parseArgs } from 'node:util';
import { nextFamily, type RotaDay } from '../src/rooms/creche/rota/solver.ts';
import { machine } from './machine.ts';

const { values } = parseArgs({ options: { days: { type: 'string', default: '400' } } });
let seed = 20261127;
const below = (n: number) => Math.floor(((seed = (seed * 1103515245 + 12345) % 2 ** 31) / 2 ** 31) * n);
const between = (from: number, to: number) => from + 15 * below(Math.max(1, (to - from) / 15));

/** Milliseconds of processor time. */
function took(work: () => unknown): number {
	const began = process.cpuUsage();
	work();
	const { user, system } = process.cpuUsage(began);
	return (user + system) / 1000;
}

function anyDay(): RotaDay {
	const from = 570;
	const to = from + 15 * (8 + below(9));
	const workers = Array.from({ length: 12 }, (_, who) => {
		const [begins, ends] = [between(from - 60, to - 60), between(to - 60, to + 60)];
		const [before, after] = [15 * below(8), 15 * below(8)];
		return below(3) === 0
			? { id: `worker ${who}`, from: null, to: null, mayFrom: begins, mayTo: ends }
			: { id: `worker ${who}`, from: begins, to: ends - after, mayFrom: begins - before, mayTo: ends };
	}).filter((one) => one.from === null || one.from < (one.to ?? 0));
	const bands = [3, 5, 8].map((perAdult) => ({ id: `1:${perAdult}`, perAdult, m2: 2.5 }));
	const child = () => ({ band: `1:${[3, 5, 8][below(3)]}`, from: below(2) ? between(from, to) : null, to: null });
	const children = Array.from({ length: 20 + below(25) }, child);
	const waiting = [{ family: 'next', since: 1, children: [{ band: '1:3' }, { band: '1:5' }] }];
	return { from, to, atLeast: 2, bands, rooms: [{ m2: 500 }], workers, children, waiting };
}

/** Everybody is off the rota and may come for long, and so many are missing at both ends. */
function wideDay(quarters: number, missing: number): RotaDay {
	const [from, to] = [540, 540 + 15 * quarters];
	const workers = Array.from({ length: 12 }, (_, who) => {
		return { id: `worker ${who}`, from: null, to: null, mayFrom: from - 15 * who, mayTo: to + 15 * who };
	});
	const child = { band: 'any', from: null, to: null };
	const children = [
		{ ...child, to: from + 30 },
		{ ...child, from: to - 30 }
	];
	const waiting = [{ family: 'next', since: 1, children: [] }];
	return {
		from,
		to,
		atLeast: missing,
		bands: [{ id: 'any', perAdult: 3, m2: 0 }],
		rooms: [],
		workers,
		children,
		waiting
	};
}

const reference = Math.min(
	...Array.from({ length: 9 }, () => {
		const numbers = Float64Array.from({ length: 100_000 }, () => below(1e9));
		return took(() => numbers.sort());
	})
);
const wide = [8, 16, 24, 32].flatMap((quarters) => [1, 2, 3, 4].map((missing) => wideDay(quarters, missing)));
const days = [...Array.from({ length: Number(values.days) }, anyDay), ...wide];
const times = days.map((day) => took(() => nextFamily(day)));
const [mean, worst] = [times.reduce((sum, time) => sum + time, 0) / times.length, Math.max(...times)];
console.log(machine());
console.log(
	`${days.length} days of 12 workers: mean ${mean.toFixed(2)} ms, worst ${worst.toFixed(1)} ms of processor time`
);
console.log(
	`sorting 100,000 numbers: ${reference.toFixed(1)} ms; the worst day is ${(worst / reference).toFixed(2)} times that`
);
