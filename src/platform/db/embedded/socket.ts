// The only way in is a Unix socket in a folder of mode 700: no TCP port is ever opened.
import { m } from '#messages';
import { createHash } from 'node:crypto';
import { chmod, chown, lstat, mkdir, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { firstClosedFolder } from './passage.ts';
import type { ServerUser } from './unprivileged-user.ts';

/** The number in the socket's file name. */
export const PORT = 5432;
const LONGEST_SOCKET_PATH = 103; // bytes: macOS allows 103, Linux 107

const socketIn = (folder: string) => join(folder, `.s.PGSQL.${PORT}`);

/** Where a server for this cluster is to listen: a temporary folder that is short enough and open to the server's user. */
export async function chooseSocketFolder(cluster: string, user: ServerUser | undefined): Promise<string> {
	// the inode tells a new cluster from a deleted one at the same place, whose server may still be running and tidying up
	const { ino } = await stat(cluster);
	const name = 'kith-pg-' + createHash('sha256').update(`${cluster} ${ino}`).digest('hex').slice(0, 16);
	for (const parent of [tmpdir(), '/tmp', '/var/tmp']) {
		const folder = join(parent, name);
		const fits = Buffer.byteLength(socketIn(folder)) <= LONGEST_SOCKET_PATH;
		if (fits && !(user && (await firstClosedFolder(parent, user)))) return folder;
	}
	throw new Error(m.database_no_socket());
}

async function isNew(folder: string): Promise<boolean> {
	try {
		await mkdir(folder, { mode: 0o700 });
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
		return false;
	}
}

/** Makes the socket folder, which only the server's user and root may enter. */
export async function prepareSocketFolder(folder: string, user: ServerUser | undefined): Promise<void> {
	if (!(await isNew(folder))) {
		// anybody may make folders in /tmp: one that somebody else put there is not trusted
		const found = await lstat(folder);
		const ours = [process.getuid?.(), user?.uid].includes(found.uid);
		if (!found.isDirectory() || !ours) throw new Error(m.database_socket_foreign({ folder }));
	}
	if (user) await chown(folder, user.uid, user.gid);
	await chmod(folder, 0o700);
}

/** What a running server (or one that died) wrote about itself: its process and its socket folder. */
export async function readPidFile(cluster: string): Promise<{ pid: number; socketFolder: string } | undefined> {
	const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
	const lines = text.split('\n');
	const pid = Number(lines[0]);
	return pid > 0 ? { pid, socketFolder: lines[4] ?? '' } : undefined;
}
