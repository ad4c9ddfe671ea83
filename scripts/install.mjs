// Gets the house ready on a machine with Node 20 and npm only: packages, then the built pages, each once. Runs on Node 20.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
const node = join(root, 'node_modules', '.bin', 'node');
const say = (text) => process.stderr.write(`${text}\n`);

function once(stamp, wanted, work) {
	const file = join(root, 'node_modules', `.kith-${stamp}`);
	if (existsSync(file) && readFileSync(file, 'utf8') === wanted) return;
	work();
	writeFileSync(file, wanted);
}

function hashOfFiles(paths) {
	const hash = createHash('sha256');
	const visit = (path) => {
		if (!existsSync(path)) return;
		if (statSync(path).isDirectory()) {
			for (const name of readdirSync(path).sort()) if (name !== 'paraglide') visit(join(path, name));
		} else hash.update(path.slice(root.length)).update(readFileSync(path));
	};
	paths.forEach((path) => visit(join(root, path)));
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

function prepare(needsBuild) {
	mkdirSync(join(root, 'node_modules'), { recursive: true });
	once('installed', hashOfFiles(['package.json', 'package-lock.json']), () => {
		say('Installing what Kith needs (once, about a minute) …');
		execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: ['ignore', 2, 2] });
	});
	if (!needsBuild) return;
	once(
		'built',
		hashOfFiles(['src', 'packages', 'project.inlang', 'static', 'vite.config.ts', 'package-lock.json']),
		() => {
			say('Building the pages (once, about ten seconds) …');
			execFileSync(node, ['scripts/prepare.mjs'], { cwd: root, stdio: ['ignore', 2, 2] });
			execFileSync(node, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error'], {
				cwd: root,
				stdio: ['ignore', 2, 2]
			});
		}
	);
}

alone(() => prepare(process.argv.includes('build')));
