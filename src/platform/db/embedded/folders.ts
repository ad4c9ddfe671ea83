// Where the embedded database keeps its things: DIR/pg (the cluster), DIR/secrets.json, DIR/postgres.log.
import { m } from '#messages';
import { randomUUID } from 'node:crypto';
import {
	chmod,
	chown,
	lstat,
	mkdir,
	readdir,
	readlink,
	realpath,
	rm,
	stat,
	symlink,
	writeFile
} from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { firstClosedFolder } from './passage.ts';
import { rootStore } from './root-store.ts';
import type { ServerUser } from './unprivileged-user.ts';

/** The folders of one embedded database; `home` holds the cluster and is usually the data folder itself. */
export type Folders = { data: string; home: string; cluster: string; log: string };

const OURS = ['pg', 'secrets.json', 'postgres.log'];

// Only a folder that is new, empty or already Kith's is closed to others: naming /tmp by mistake must not change /tmp.
async function isOurs(data: string): Promise<boolean> {
	const entries = await readdir(data);
	return entries.length === 0 || OURS.some((name) => entries.includes(name));
}

async function makeFolder(data: string): Promise<void> {
	try {
		await mkdir(data, { recursive: true });
	} catch (cause) {
		throw new Error(m.database_folder_not_made({ folder: data, said: (cause as Error).message }), { cause });
	}
}

async function ownFolder(data: string, user: ServerUser | undefined): Promise<void> {
	await makeFolder(data);
	const { uid } = await stat(data);
	if (!user && uid !== process.getuid?.()) throw new Error(m.database_folder_other({ folder: data }));
	if (!(await isOurs(data))) return;
	// root's folder: the server's user may pass through to its cluster, and nobody else may even look
	const passage = user && uid === 0;
	if (passage) await chown(data, 0, user.gid);
	await chmod(data, passage ? 0o710 : 0o700);
}

// A folder the server cannot reach gets a link in its place. A name of its own for each: a data folder that was
// deleted and made again starts afresh, as one expects.
async function linkToRootStore(data: string, user: ServerUser): Promise<void> {
	const home = join(await rootStore('data'), randomUUID());
	await ownFolder(home, user);
	// nothing here is ever removed by itself: this tells the person who tidies up whose database it is
	await writeFile(join(home, 'belongs-to'), `${data}\n`);
	try {
		await symlink(join(home, 'pg'), join(data, 'pg'));
	} catch (error) {
		await rm(home, { recursive: true });
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // another start was quicker
	}
}

async function targetOf(place: string): Promise<string> {
	const target = await readlink(place).catch(() => undefined);
	if (!target) return join(await realpath(dirname(place)), 'pg');
	if (await stat(dirname(target)).catch(() => undefined)) return resolve(dirname(place), target);
	throw new Error(m.database_folder_gone({ place, target }));
}

async function refuseClosed(cluster: string, user: ServerUser): Promise<void> {
	const closed = await firstClosedFolder(dirname(cluster), user);
	if (closed) throw new Error(m.database_folder_closed({ uid: String(user.uid), closed, folder: cluster }));
}

/** Prepares the data folder: its owner can use it, the server's user can reach its cluster, and nobody else sees in. */
export async function prepareFolders(dataDir: string, user: ServerUser | undefined): Promise<Folders> {
	const data = resolve(dataDir);
	await ownFolder(data, user);
	const place = join(data, 'pg');
	const there = await lstat(place).catch(() => undefined);
	if (user && !there && (await firstClosedFolder(data, user))) await linkToRootStore(data, user);
	const cluster = await targetOf(place);
	if (user) await refuseClosed(cluster, user);
	return { data, home: dirname(cluster), cluster, log: join(data, 'postgres.log') };
}
