// The only way in is a Unix socket in a folder of mode 700: no TCP port is ever opened.
import { createHash } from 'node:crypto';
import { chmod, chown, lstat, mkdir, readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServerUser } from './unprivileged-user.ts';

/** The number in the socket's file name. */
export const PORT = 5432;
const LONGEST_SOCKET_PATH = 103; // macOS allows 103 bytes, Linux 107

/** Where a server for this cluster listens: a short path of its own, because socket paths may not be long. */
export async function prepareSocketFolder(cluster: string, user: ServerUser | undefined): Promise<string> {
	const folder = join(tmpdir(), 'kith-pg-' + createHash('sha256').update(cluster).digest('hex').slice(0, 16));
	if (Buffer.byteLength(socketIn(folder)) > LONGEST_SOCKET_PATH)
		throw new Error(
			`The temporary folder's path is too long for a database socket (${folder}): set TMPDIR to a shorter one.`
		);
	const made = await mkdir(folder, { mode: 0o700 }).then(
		() => true,
		(error: NodeJS.ErrnoException) => {
			if (error.code !== 'EEXIST') throw error;
			return false;
		}
	);
	const found = await lstat(folder);
	const mine = [process.getuid?.(), user?.uid].includes(found.uid);
	if (!made && (!found.isDirectory() || !mine))
		throw new Error(`${folder} was made by somebody else and cannot be trusted: remove it and start again.`);
	if (user) await chown(folder, user.uid, user.gid);
	await chmod(folder, 0o700);
	return folder;
}

const socketIn = (folder: string) => join(folder, `.s.PGSQL.${PORT}`);

/** Whether a server answers in this socket folder. */
export function answers(folder: string): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = connect(socketIn(folder), () => {
			socket.destroy();
			resolve(true);
		});
		socket.on('error', () => resolve(false));
	});
}

/** What a running server (or one that died) wrote about itself: its process and its socket folder. */
export async function readPidFile(cluster: string): Promise<{ pid: number; socketFolder: string } | undefined> {
	const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => undefined);
	const lines = text?.split('\n') ?? [];
	const pid = Number(lines[0]);
	return pid > 0 ? { pid, socketFolder: lines[4] ?? '' } : undefined;
}
