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

const [clock, work] = [performance.now(), processor()];

afterAll(() => {
	const file = relative(root, expect.getState().testPath ?? '');
	const cost = { file, seconds: (performance.now() - clock) / 1000, work: processor() - work };
	if (folder) appendFileSync(join(folder, 'tests.jsonl'), `${JSON.stringify(cost)}\n`);
});
