// Starts the command with the Node 24 that Kith brings, after installing what is missing. Runs on Node 20.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { compiled, flags } from './flags.mjs';
import { prepare } from './install.mjs';

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
const args = process.argv.slice(2);
try {
	prepare(['demo', 'start'].includes(args[0]));
} catch {
	process.stderr.write(
		'kith: the installation did not finish; the lines above say why. Node 20 or newer, npm and the npm registry are needed.\n'
	);
	process.exit(1);
}
const child = spawn(join(root, 'node_modules/.bin/node'), [...flags, join(root, 'src/cli/main.ts'), ...args], {
	stdio: 'inherit',
	env: { ...compiled, ...process.env }
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
