// Notes what each test file cost, for bin/check. Processor time is counted beside the clock: it says what the file does itself,
// however busy the machine is.
import { appendFileSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, expect } from 'vitest';

const folder = process.env.KITH_COSTS;
const root = join(import.meta.dirname, '../..');

/** Seconds of processor time of this process and of the children it has seen end. */
function processor(): number {
	const { user, system } = process.cpuUsage();
	if (process.platform !== 'linux') return (user + system) / 1e6;
	const fields = readFileSync('/proc/self/stat', 'utf8').split(') ').at(-1)?.split(' ') ?? [];
	const ticks = [11, 12, 13, 14].map((at) => Number(fields[at]));
	return ticks.reduce((sum, some) => sum + some, 0) / 100;
}

/** Milliseconds of processor time that one fixed piece of work takes here and now: more on a slow machine, and on a busy one. */
function pace(): number {
	const began = process.cpuUsage();
	const numbers = Array.from({ length: 30_000 }, (_, at) => (at * 7919) % 104_729);
	numbers.sort((one, other) => one - other);
	const { user, system } = process.cpuUsage(began);
	return (user + system) / 1000;
}

const [clock, work] = [performance.now(), processor()];

afterAll(() => {
	const file = relative(root, expect.getState().testPath ?? '');
	if (!folder) return;
	const cost = { file, seconds: (performance.now() - clock) / 1000, work: processor() - work, pace: pace() };
	appendFileSync(join(folder, 'tests.jsonl'), `${JSON.stringify(cost)}\n`);
});
