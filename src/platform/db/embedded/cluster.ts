// Making the cluster: into a folder of its own first, then renamed, so that a kill half-way never leaves half a database.
import { m } from '#messages';
import { randomUUID } from 'node:crypto';
import { lchown, mkdir, open, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runProgram } from './programs.ts';
import type { Server } from './server.ts';

// Written into postgresql.conf, so that whoever looks after the machine can tune them with ALTER SYSTEM.
const SETTINGS = {
	max_connections: '60',
	shared_buffers: '64MB',
	timezone: 'UTC',
	log_timezone: 'UTC',
	// the log must not hold people's data: no failing statements, no "Key (email)=(…) already exists"
	log_min_messages: 'log',
	log_error_verbosity: 'terse',
	log_checkpoints: 'off'
};

const settingArguments = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

function initdbArguments(cluster: string, passwordFile: string, settings: Server['settings']): string[] {
	const auth = ['--auth-local=scram-sha-256', '--auth-host=scram-sha-256', `--pwfile=${passwordFile}`];
	const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
	const haste = settings.fsync === 'off' ? ['--no-sync'] : []; // tests only: openDatabase refuses such a server
	return ['-D', cluster, '-U', 'kith_owner', ...auth, ...locale, '--data-checksums', ...haste, ...settingArguments];
}

async function initialise(folder: string, { password, binaries, user, settings }: Server): Promise<void> {
	const passwordFile = join(folder, 'password');
	await writeFile(passwordFile, password + '\n', { mode: 0o600 });
	if (user) for (const path of [folder, passwordFile]) await lchown(path, user.uid, user.gid);
	const args = initdbArguments(join(folder, 'pg'), passwordFile, settings);
	const { code, said } = await runProgram(binaries.initdb, args, { user, cwd: folder });
	if (code !== 0) throw new Error(`${m.database_not_made({ folder })}\n${said.trim()}`);
}

async function syncFolder(folder: string): Promise<void> {
	const handle = await open(folder, 'r');
	await handle.sync().finally(() => handle.close());
}

async function createCluster(server: Server): Promise<void> {
	const { folders } = server;
	const fresh = join(folders.home, `new-${randomUUID()}`);
	await mkdir(fresh, { mode: 0o700 });
	try {
		await initialise(fresh, server);
		// renaming onto a cluster that another start has just made fails, and that one is used
		await rename(join(fresh, 'pg'), folders.cluster).catch((error: NodeJS.ErrnoException) => {
			if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
		});
		await syncFolder(folders.home);
	} finally {
		await rm(fresh, { recursive: true, force: true });
	}
}

async function versionOf(cluster: string): Promise<string | undefined> {
	try {
		return await readFile(join(cluster, 'PG_VERSION'), 'utf8');
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'ENOENT') return undefined;
		throw new Error(m.database_not_read({ folder: cluster, code: String(code) }), {
			cause: error
		});
	}
}

/** Makes the cluster the first time, and refuses one that another major version of PostgreSQL has made. */
export async function ensureCluster(server: Server): Promise<void> {
	const { folders, binaries } = server;
	if (!(await versionOf(folders.cluster))) await createCluster(server);
	const version = (await versionOf(folders.cluster))?.trim();
	if (!version) throw new Error(m.database_empty({ folder: folders.cluster }));
	if (Number(version) !== binaries.major)
		throw new Error(m.database_other_version({ folder: folders.cluster, version, own: String(binaries.major) }));
}

/** Removes what a kill during the very first start may have left: half-made clusters older than an hour. */
export async function clearHalfMade(home: string): Promise<void> {
	const names = await readdir(home);
	await Promise.all(names.filter((name) => name.startsWith('new-')).map((name) => removeIfOld(join(home, name))));
}

async function removeIfOld(folder: string): Promise<void> {
	const found = await stat(folder).catch(() => undefined);
	if (found && Date.now() - found.mtimeMs > 3_600_000) await rm(folder, { recursive: true, force: true });
}
