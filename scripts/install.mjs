// Gets the house ready on a machine with Node 20 and npm only: packages, then the built pages, each once. Runs on Node 20,
// at every start: so what was built is known by its files' sizes and times, not by reading them all.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
const node = join(root, 'node_modules', '.bin', 'node');
const say = (text) => process.stderr.write(`${text}\n`);

const isAt = (stamp, state) => existsSync(join(root, stamp)) && readFileSync(join(root, stamp), 'utf8') === state;

function contentOf(paths) {
	const hash = createHash('sha256');
	for (const path of paths) hash.update(readFileSync(join(root, path)));
	return hash.digest('hex');
}

function stateOf(paths) {
	const hash = createHash('sha256');
	const visit = (path) => {
		const { size, mtimeMs } = statSync(path);
		hash.update(`${path.slice(root.length)} ${size} ${mtimeMs}\n`);
	};
	const walk = (folder) => {
		for (const entry of readdirSync(folder, { withFileTypes: true })) {
			const path = join(folder, entry.name);
			if (entry.name.endsWith('.test.ts')) continue; // no page is made of it
			if (!entry.isDirectory()) visit(path);
			else if (entry.name !== 'paraglide' && entry.name !== 'node_modules') walk(path);
		}
	};
	for (const path of paths) (path.includes('.') ? visit : walk)(join(root, path));
	return hash.digest('hex');
}

/** One process at a time prepares; others wait for it. */
function alone(work) {
	const lock = join(root, '.data', 'preparing.lock');
	mkdirSync(join(root, '.data'), { recursive: true });
	for (;;) {
		try {
			writeFileSync(lock, String(process.pid), { flag: 'wx' });
			break;
		} catch {
			if (isGone(lock)) rmSync(lock, { force: true });
			else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
		}
	}
	try {
		work();
	} finally {
		rmSync(lock, { force: true });
	}
}

function isGone(lock) {
	try {
		process.kill(Number(readFileSync(lock, 'utf8')), 0);
		return false;
	} catch (error) {
		return error.code !== 'EPERM';
	}
}

const installed = 'node_modules/.kith-installed';
const built = 'build/.made-from';
const run = (args) => execFileSync(node, args, { cwd: root, stdio: ['ignore', 2, 2] });

/** Whether anything had to be installed; the messages are then compiled too. */
function install() {
	mkdirSync(join(root, 'node_modules'), { recursive: true });
	const wanted = contentOf(['package.json', 'package-lock.json']);
	if (isAt(installed, wanted)) return false;
	say('Installing what Kith needs (once, about a minute) …');
	try {
		const words = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
		execFileSync('npm', words, { cwd: root, stdio: ['ignore', 2, 'pipe'], encoding: 'utf8' });
	} catch (error) {
		say(String(error.stderr ?? '').trim());
		throw error;
	}
	writeFileSync(join(root, installed), wanted);
	return true;
}

const sources = () =>
	stateOf(['src', 'packages', 'scripts', 'vite.config.ts', 'package-lock.json', 'project.inlang/settings.json']);
const messages = () => run(['scripts/prepare.mjs']);

function pages(state) {
	say('Building the pages (once, about ten seconds) …');
	run(['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error']);
	writeFileSync(join(root, built), state);
}

/** Installs what is missing, and compiles the messages where they may have changed since the pages were built. */
export const prepareSources = () =>
	alone(() => {
		if (!install() && !isAt(built, sources())) messages();
	});

/** Builds the pages where they are not there or are not of this code. */
export const buildPages = () =>
	alone(() => {
		const state = sources();
		if (!isAt(built, state)) pages(state);
	});

/** Installs what is missing, and builds the pages where they are needed and are not there or are not of this code. */
export const prepare = (needsBuild) =>
	alone(() => {
		const isNew = install();
		const state = needsBuild ? sources() : '';
		if (!needsBuild || isAt(built, state)) return;
		if (!isNew) messages();
		pages(state);
	});
