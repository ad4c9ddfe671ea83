import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** Serves a fresh demonstration of the built app for the journeys, and takes it down afterwards. */
export default async function serve(): Promise<() => Promise<void>> {
	const folder = mkdtempSync(join(tmpdir(), 'kith-journeys-'));
	const port = process.env.KITH_JOURNEYS_PORT ?? '4599';
	const args = [
		'--conditions=source',
		'--disable-warning=ExperimentalWarning',
		'src/cli/main.ts',
		'demo',
		'--json',
		'--port',
		port,
		'--data',
		join(folder, 'data')
	];
	const app = spawn(join(root, 'node_modules/.bin/node'), args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
	process.env.KITH_GUIDE = await firstLine(app);
	return async () => {
		app.kill('SIGTERM');
		await new Promise((ended) => app.once('exit', ended));
		rmSync(folder, { recursive: true, force: true });
	};
}

function firstLine(app: ChildProcess): Promise<string> {
	return new Promise((found, failed) => {
		let text = '';
		app.stdout?.on('data', (piece: Buffer) => {
			text += piece.toString();
			if (text.includes('\n')) found(text.slice(0, text.indexOf('\n')));
		});
		app.once('exit', (code) => failed(new Error(`the demonstration ended with ${code} before it was ready`)));
	});
}
