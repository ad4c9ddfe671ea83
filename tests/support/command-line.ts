import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { kith as command } from '../../src/cli/kith.ts';

const main = join(import.meta.dirname, '../../src/cli/main.ts');

/** The command in a folder of its own with its own database, as on a fresh machine; both go when the test file ends. */
export function commandLine() {
	const folder = mkdtempSync(join(tmpdir(), 'kith-command-'));
	afterAll(() => rmSync(folder, { recursive: true, force: true }));
	return {
		folder,
		kith(...args: string[]) {
			const { DATABASE_URL: _, ...env }: NodeJS.ProcessEnv = { ...process.env, KITH_DATA: join(folder, 'data') };
			const words = ['--conditions=source', main, ...args];
			const { status, stdout, stderr } = spawnSync(process.execPath, words, { env, encoding: 'utf8' });
			return { status, stdout, stderr };
		},
		file(name: string, text: string): string {
			writeFileSync(join(folder, name), text);
			return join(folder, name);
		}
	};
}

/** What the command says to these words in the process of the test, for those that need no database. */
export async function said(...words: string[]) {
	const text = { stdout: '', stderr: '' };
	const code = await command(words, {
		stdout: (more) => void (text.stdout += more),
		stderr: (more) => void (text.stderr += more)
	});
	return { code, ...text };
}
