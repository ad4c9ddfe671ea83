// Runs parts in lanes side by side; what one says is shown when it has ended, so that no two are mixed. Runs on Node 20.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { compiled } from '../flags.mjs';

export const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../..');
export const node = join(root, 'node_modules', '.bin', 'node');

function run({ name, args, env = {} }, deep) {
	const began = Date.now();
	const child = spawn(node, ['--conditions=source', ...args], {
		cwd: root,
		stdio: ['ignore', 'pipe', 'pipe'],
		env: {
			...compiled, // many processes of a check load the same code: it is compiled once
			...process.env,
			PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH}`,
			...(deep ? { KITH_DEEP: '1', KITH_RACES: '200', KITH_TRIALS: '200' } : {}),
			...env
		}
	});
	let said = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
	return new Promise((ended) =>
		child.on('close', (code) =>
			ended({ name, passed: code === 0, seconds: Math.round((Date.now() - began) / 1000), said })
		)
	);
}

async function one(part, deep) {
	process.stdout.write(`── ${part.name} …\n`);
	const skipped = part.isKnown?.();
	const ended = skipped
		? { name: part.name, passed: true, seconds: 0, said: 'nothing it reads has changed\n' }
		: await run(part, deep);
	if (ended.passed) part.note?.();
	const verdict = `${ended.passed ? 'passed' : 'FAILED'} in ${ended.seconds} s`;
	process.stdout.write(`\n${ended.said.trimEnd()}\n── ${part.name}: ${verdict}\n\n`);
	return ended;
}

/** Runs the parts of each lane in turn, the lanes side by side; returns how each part ended. */
export async function runLanes(lanes, { deep }) {
	const ended = await Promise.all(
		lanes.map(async (lane) => {
			const results = [];
			for (const part of lane) results.push(await one(part, deep));
			return results;
		})
	);
	return ended.flat();
}
