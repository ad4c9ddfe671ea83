// Installs what tests need, then runs every check in turn; the last line counts them. Runs on Node 20.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { prepare } from './install.mjs';

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
const node = join(root, 'node_modules', '.bin', 'node');
const deep = process.argv.includes('--deep');
const env = {
	...process.env,
	PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH}`,
	...(deep ? { KITH_DEEP: '1' } : {})
};

function install() {
	prepare(true);
	if (chromium()) return;
	const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
	process.stderr.write('Installing Chromium for the browser journeys (once) …\n');
	try {
		execFileSync('apt-get', ['update'], quiet);
		execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], quiet);
	} catch {
		process.stderr.write(
			'bin/check needs Chromium: install it as root (apt-get install chromium), or set CHROMIUM to its path.\n'
		);
		process.exit(2);
	}
}

function chromium() {
	return [process.env.CHROMIUM, '/usr/bin/chromium'].some((path) => path && existsSync(path));
}

const checks = {
	format: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
	lint: ['node_modules/eslint/bin/eslint.js', '.'],
	types: [
		'node_modules/svelte-check/bin/svelte-check',
		'--tsconfig',
		'./tsconfig.json',
		'--threshold',
		'error',
		'--output',
		'human'
	],
	schema: ['scripts/schema.ts', '--check'],
	tests: ['node_modules/vitest/vitest.mjs', 'run'],
	journeys: ['node_modules/@playwright/test/cli.js', 'test']
};

install();
const only = process.argv.slice(2).filter((word) => word in checks);
let passed = 0;
const failed = [];
for (const [name, args] of Object.entries(checks)) {
	if (only.length && !only.includes(name)) continue;
	const began = Date.now();
	process.stdout.write(`\n── ${name}\n`);
	const { status } = spawnSync(node, ['--conditions=source', ...args], {
		cwd: root,
		stdio: ['ignore', 'inherit', 'inherit'],
		env
	});
	process.stdout.write(
		`── ${name}: ${status === 0 ? 'passed' : 'FAILED'} in ${Math.round((Date.now() - began) / 1000)} s\n`
	);
	if (status === 0) passed++;
	else failed.push(name);
}
if (deep) spawnSync(node, ['scripts/figures.ts'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env });
if (failed.length) process.stdout.write(`\nfailed: ${failed.join(', ')}\n`);
process.stdout.write(`\n${passed} passed, ${failed.length} failed\n`);
process.exit(failed.length ? 1 : 0);
