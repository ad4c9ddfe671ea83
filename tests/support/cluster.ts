// A database server's folder that is already made, for tests of its later life: making one anew costs more than the rest of such a test.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll } from 'vitest';
import { startEmbedded } from '#platform/db/embedded.ts';

const run = promisify(execFile);

/** Makes one for the tests of this file, and gives what puts a copy of it into a folder, with the passwords that open it. */
export function madeCluster(): (folder: string) => Promise<void> {
	let made = '';
	beforeAll(async () => {
		made = await mkdtemp(join(tmpdir(), 'kith-pg-made-'));
		await (await startEmbedded(made, { fsync: 'off' })).stop();
	});
	afterAll(() => rm(made, { recursive: true, force: true }));
	return async (folder) => void (await run('cp', ['-a', `${made}/.`, folder])); // it keeps whose each file is
}
