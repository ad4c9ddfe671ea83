import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Guide } from '../../src/demonstration/guide.ts';

const root = join(import.meta.dirname, '..', '..');

/** The demonstration of the built app, filled afresh and served by `bin/kith demo` itself. It goes by the machine's clock, as the browser and its codes do. */
export interface Demonstration {
	guide: Guide;
	dataDir: string;
	close(): Promise<void>;
}

/** Starts one in a process of its own, on data that is thrown away afterwards. */
export async function serveDemonstration(
	port: number | string,
	env: Record<string, string> = {}
): Promise<Demonstration> {
	const folder = mkdtempSync(join(tmpdir(), 'kith-demonstration-'));
	const flags = ['--conditions=source', '--disable-warning=ExperimentalWarning'];
	const words = ['demo', '--json', '--port', String(port), '--data', join(folder, 'data')];
	const app = spawn(join(root, 'node_modules/.bin/node'), [...flags, 'src/cli/main.ts', ...words], {
		cwd: root,
		stdio: ['ignore', 'pipe', 'inherit'],
		env: { ...process.env, ...env }
	});
	return {
		guide: JSON.parse(await firstLine(app)) as Guide,
		dataDir: join(folder, 'data'),
		async close() {
			const ended = once(app, 'exit');
			app.kill('SIGTERM');
			await ended;
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

/** What a demonstration says when it is ready. */
export function firstLine(app: ChildProcess): Promise<string> {
	return new Promise((found, failed) => {
		let text = '';
		app.stdout?.on('data', (piece: Buffer) => {
			text += piece.toString();
			if (text.includes('\n')) found(text.slice(0, text.indexOf('\n')));
		});
		app.once('exit', (code) => failed(new Error(`the demonstration ended with ${code} before it was ready`)));
	});
}
