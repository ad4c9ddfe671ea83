// Installs what the tests need, then runs every check; the last line counts them. Runs on Node 20.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { changedFiles } from './check/changed.mjs';
import { chromium } from './check/chromium.mjs';
import { complaints, costs, folder, forgetCosts, overworked, slowness, tenSlowest } from './check/costs.mjs';
import { partsFor } from './check/parts.mjs';
import { node, root, runLanes } from './check/run.mjs';
import { prepareSources } from './install.mjs';

const names = ['format', 'lint', 'types', 'schema', 'tests', 'journeys'];
const help = `bin/check [part …] [options]

Runs all that CI runs and counts it in the last line. Parts: ${names.join(', ')}.

  --changed        the inner loop, within a minute: the house laws, and what belongs to the changed files
  --since <ref>    with --changed: changed since this commit (default: where this branch left main)
  --shard <n/m>    this machine's share of tests and journeys; format, lint, types and schema run in the first
  --deep           the long trials at full count, and everything that is sampled otherwise
  --help           this page

  bin/check                    everything
  bin/check lint types         two parts
  bin/check --shard 2/2        the second of two machines

Seconds of every part and file are kept in .data/check.json.
`;

function asked() {
	const options = {
		changed: { type: 'boolean', default: false },
		since: { type: 'string' },
		shard: { type: 'string' },
		deep: { type: 'boolean', default: false },
		help: { type: 'boolean', default: false }
	};
	try {
		const { values, positionals } = parseArgs({ options, allowPositionals: true });
		const unknown = positionals.find((word) => !names.includes(word));
		if (unknown) throw new Error(`There is no part “${unknown}”.`);
		if (values.shard && !/^[1-9]\d*\/[1-9]\d*$/.test(values.shard)) throw new Error('A shard is written like 1/2.');
		return { ...values, only: positionals.length ? positionals : names };
	} catch (error) {
		process.stderr.write(`bin/check: ${error.message}\n\n${help}`);
		process.exit(2);
	}
}

/**
 * What is over its budget. Neighbours slow a file down more, or less, than the fixed piece of work tells: a file that is over its
 * processor time is measured again with nothing beside it, and judged by that alone. One that is not measured stays over.
 */
function whatIsOver(files, slower) {
	const again = overworked(files, slower);
	if (!again.length) return complaints(files, slower);
	process.stdout.write(`\n── measured again, each by itself: ${again.join(', ')}\n`);
	forgetCosts();
	const env = { ...process.env, KITH_COSTS: folder };
	spawnSync(node, ['node_modules/vitest/vitest.mjs', 'run', '--no-file-parallelism', ...again], { cwd: root, env });
	const alone = costs();
	const isAgain = ([file]) => again.includes(file);
	const others = Object.entries(files).filter((one) => !isAgain(one));
	return [
		...complaints(Object.fromEntries(others), slower),
		...complaints(
			Object.fromEntries(again.map((file) => [file, alone[file] ?? files[file]])),
			Math.min(slower, slowness())
		)
	];
}

const wishes = asked();
if (wishes.help) {
	process.stdout.write(help);
	process.exit(0);
}
const began = Date.now();
prepareSources();
const changes = wishes.changed ? changedFiles(wishes.since) : undefined;
if (changes || wishes.only.some((name) => ['tests', 'journeys'].includes(name))) chromium();
const ready = Math.round((Date.now() - began) / 1000);
mkdirSync(join(root, '.data'), { recursive: true });
forgetCosts();
const parts = await runLanes(partsFor(wishes, changes), wishes);
const files = costs();
const seconds = Object.fromEntries([['ready', ready], ...parts.map(({ name, seconds }) => [name, seconds])]);
const whole = Math.round((Date.now() - began) / 1000);
if (!changes)
	writeFileSync(join(root, '.data/check.json'), JSON.stringify({ whole, parts: seconds, files }, null, '\t'));
if (wishes.deep) execFileSync(node, ['scripts/figures.ts'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
const slower = slowness();
const over = wishes.deep ? [] : whatIsOver(files, slower);
const failed = parts.filter((part) => !part.passed).map(({ name }) => name);
if (over.length) failed.push('costs');
const passed = parts.length + 1 - failed.length;
process.stdout.write(
	`\n── seconds: ${Object.entries({ ...seconds, whole })
		.map((one) => one.join(' '))
		.join(', ')}\n`
);
if (slower > 1.05) process.stdout.write(`── the same work took ${slower.toFixed(2)} times as long as usual\n`);
process.stdout.write(tenSlowest(files) + over.map((line) => `${line}\n`).join(''));
if (failed.length) process.stdout.write(`\nfailed: ${failed.join(', ')}\n`);
process.stdout.write(`\n${passed} passed, ${failed.length} failed\n`);
process.exit(failed.length ? 1 : 0);
