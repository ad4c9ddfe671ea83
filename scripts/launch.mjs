// Starts the command with the Node 24 that Kith brings, after installing what is missing. What serves is watched and
// started again when it ends by itself; letters and alerts have a process of their own. Runs on Node 20.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { compiled, flags, workerFlags } from './flags.mjs';
import { prepare } from './install.mjs';
import { refuseOldNode, whyNotReady } from './not-ready.mjs';
import { watch } from './watch.mjs';

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
const [command = '', ...args] = process.argv.slice(2);
const serves = ['demo', 'start'].includes(command) && !args.some((word) => word === '--help' || word === '-h');
try {
	refuseOldNode(process.versions.node);
	prepare(serves);
} catch (error) {
	process.stderr.write(`kith: ${whyNotReady(error)}\n`);
	process.exit(1);
}

function run(file, words, { stdio = 'inherit', memory = flags } = {}) {
	const program = join(root, 'node_modules/.bin/node');
	return spawn(program, [...memory, join(root, 'src/cli', file), ...words], {
		stdio,
		env: { ...compiled, ...process.env }
	});
}

function part(name, words, memory) {
	const stdio = ['inherit', 'inherit', 'inherit', 'ipc'];
	const start = (again) => {
		const now = again ? words.filter((word) => word !== '--fresh') : words;
		return run('main.ts', [command, ...now], { stdio, memory });
	};
	return { name, start };
}

function partsOf() {
	if (command === 'demo' || args.some((word) => word.startsWith('--only'))) return [part('Kith', args)];
	return [
		part('what serves the pages', [...args, '--only', 'web']),
		part('what sends letters and alerts', [...args, '--only', 'worker'], workerFlags)
	];
}

if (serves) {
	const afterwards = (wasAbandoned) =>
		wasAbandoned && new Promise((done) => run('let-go.ts', [command, ...args]).once('close', done));
	const say = (text) => process.stderr.write(`${text}\n`);
	process.exit(await watch(partsOf(), { say, afterwards }));
}
const child = run('main.ts', process.argv.slice(2));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
