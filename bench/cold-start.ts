// How long a built installation takes from its start to its first answer, when its data exists already:
// node --conditions=source bench/cold-start.ts [--times 5]
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { compiled, flags } from '../scripts/flags.mjs';
import { machine } from './machine.ts';

const { values } = parseArgs({ options: { times: { type: 'string', default: '5' } } });
const limit = 1500;
const port = '4483';
const root = join(import.meta.dirname, '..');
const data = await mkdtemp(join(tmpdir(), 'kith-cold-'));
const words = ['start', '--port', port, '--data', data];
const inner = [...flags, join(root, 'src/cli/main.ts')];
Object.assign(process.env, compiled); // as scripts/launch.mjs does

async function firstAnswer(child: ChildProcess): Promise<number> {
	const began = performance.now();
	while (performance.now() - began < 60_000 && child.exitCode === null) {
		const answer = await fetch(`http://localhost:${port}/health`).catch(() => undefined);
		await answer?.arrayBuffer();
		if (answer?.status === 200) return performance.now() - began;
		await sleep(10);
	}
	throw new Error('there was no answer within a minute');
}

async function startOnce(program: string, args: string[]): Promise<number> {
	const child = spawn(program, args, { cwd: root, stdio: 'ignore' });
	const ended = once(child, 'exit');
	try {
		return await firstAnswer(child);
	} finally {
		child.kill('SIGTERM');
		await ended;
	}
}

async function times(program: string, args: string[]): Promise<number[]> {
	const taken: number[] = [];
	for (let time = 0; time < Number(values.times); time++) taken.push(await startOnce(program, args));
	return taken.toSorted((a, b) => a - b);
}

const node = join(root, 'node_modules/.bin/node');
const founder = ['user', 'add', 'ruth@example.org', '--name', 'Ruth', '--organisation', 'Willow Lane', '--data', data];
execFileSync(join(root, 'bin/kith'), founder, { cwd: root, stdio: 'ignore' }); // installs and builds what is not, and makes the data
const ways = {
	'the app alone': await times(node, [...inner, ...words]),
	'through bin/kith': await times(join(root, 'bin/kith'), words)
};
console.log(
	`${machine()}\n${values.times} starts each, database stopped in between; ratio = median / ${limit} ms; at most 1 wanted\n`
);
console.log('| start | fastest | median | slowest | ratio to the limit |\n|---|---|---|---|---|');
for (const [way, taken] of Object.entries(ways)) {
	const middle = taken[Math.floor(taken.length / 2)] ?? NaN;
	console.log(
		`| ${way} | ${taken[0]?.toFixed(0)} ms | ${middle.toFixed(0)} ms | ${taken.at(-1)?.toFixed(0)} ms | ${(middle / limit).toFixed(2)} |`
	);
}
await rm(data, { recursive: true, force: true });
