// Two machines with half of the check each do everything once.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './sources.ts';

interface Part {
	name: string;
	args: string[];
}
const only = ['format', 'lint', 'types', 'schema', 'tests', 'journeys'];
// plain JavaScript, for whatever Node starts the check: its types are said here
const { partsFor } = (await import(join(root, 'scripts/check/parts.mjs'))) as {
	partsFor(wishes: { only: string[]; shard: string }): Part[][];
};
const partsOf = (shard: string) => partsFor({ only, shard }).flat();

test('what only reads runs in the first, tests and journeys in both by halves', () => {
	const [first, second] = [partsOf('1/2'), partsOf('2/2')];
	expect(first.map(({ name }) => name)).toEqual(['format', 'lint', 'types', 'schema', 'build', 'tests', 'journeys']);
	expect(second.map(({ name }) => name)).toEqual(['build', 'tests', 'journeys']);
	for (const [parts, share] of [
		[first, '--shard=1/2'],
		[second, '--shard=2/2']
	] as const)
		for (const { args } of parts.slice(-2)) expect(args).toContain(share);
});

const list = (program: string, ...args: string[]) =>
	execFileSync(process.execPath, ['--conditions=source', `node_modules/${program}`, ...args], {
		cwd: root,
		encoding: 'utf8'
	})
		.split('\n')
		.filter((line) => /\.(test|spec)\.ts/.test(line))
		.sort();

test.skipIf(process.env.KITH_DEEP !== '1')('both halves together are all tests and all journeys, each once', () => {
	for (const words of [
		['vitest/vitest.mjs', 'list', '--filesOnly'],
		['@playwright/test/cli.js', 'test', '--list']
	] as const) {
		const [program, ...args] = words;
		const [first, second] = [list(program, ...args, '--shard=1/2'), list(program, ...args, '--shard=2/2')];
		expect(Math.min(first.length, second.length)).toBeGreaterThan(10);
		expect([...first, ...second].sort()).toEqual(list(program, ...args));
	}
});
