// Starting one server for one cluster, or finding the one that runs, and letting its last user stop it.
import { m } from '#messages';
import { readFile, rename, rmdir, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import type { Folders } from './folders.ts';
import { enter } from './entrance.ts';
import type { OwnerConnection } from './entrance.ts';
import { runProgram, runWithLog } from './programs.ts';
import { chooseSocketFolder, PORT, prepareSocketFolder, readPidFile } from './socket.ts';
import { clearStaleLocks } from './stale-locks.ts';
import type { ServerUser } from './unprivileged-user.ts';

/** Everything needed to start this cluster's server. */
export type Server = {
	folders: Folders;
	binaries: Binaries;
	user: ServerUser | undefined;
	/** Where it is to listen again, when people already know its address. */
	address?: string;
	password: string;
	settings: Record<string, string>;
};

/** A connection to the running server, where it listens, and whether it was started just now. */
export type RunningServer = { client: OwnerConnection; host: string; started: boolean };

const PATIENCE_WITH_FAILING_MS = 15_000;
const PATIENCE_WITH_RECOVERY_MS = 300_000;
const LARGEST_LOG = 5_000_000;

// pg_ctl hands these to a shell
const quote = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

function serverOptions(socketFolder: string, settings: Record<string, string>): string {
	const where = { listen_addresses: '', port: String(PORT), unix_socket_directories: socketFolder };
	const all = { ...settings, ...where, unix_socket_permissions: '0700' };
	const options = Object.entries(all).map(([name, value]) => `-c ${quote(`${name}=${value}`)}`);
	return options.join(' ');
}

async function turnLog(log: string): Promise<void> {
	const found = await stat(log).catch(() => undefined);
	if (found && found.size > LARGEST_LOG) await rename(log, `${log}.1`);
}

async function startOnce({ folders, binaries, user, settings }: Server, socketFolder: string): Promise<boolean> {
	await prepareSocketFolder(socketFolder, user);
	await turnLog(folders.log);
	const args = ['start', '-s', '-w', '-t', '60', '-D', folders.cluster, '-o', serverOptions(socketFolder, settings)];
	return (await runWithLog(binaries.pgCtl, args, { user, cwd: folders.cluster }, folders.log)) === 0;
}

/** Enters the server if it runs. It says itself where it listens: its starter may have had another temporary folder. */
export async function adopt({ folders, password }: Server): Promise<RunningServer | undefined> {
	const host = (await readPidFile(folders.cluster))?.socketFolder;
	const client = host && (await enter(host, password, folders));
	return client ? { client, host, started: false } : undefined;
}

/** Enters the server, starting it when it does not run, and waiting while it recovers from a crash. */
export async function startOrAdopt(server: Server, giveUp?: AbortSignal): Promise<RunningServer> {
	const { cluster } = server.folders;
	const socketFolder = server.address ?? (await chooseSocketFolder(cluster, server.user));
	const begun = Date.now();
	let started = false;
	for (;;) {
		const entered = await adopt(server);
		if (entered) return { ...entered, started };
		giveUp?.throwIfAborted();
		const free = await clearStaleLocks(cluster, socketFolder);
		const patience = free ? PATIENCE_WITH_FAILING_MS : PATIENCE_WITH_RECOVERY_MS;
		if (Date.now() - begun > patience) throw new Error(await explain(server.folders));
		// a start may fail because another process has just started the server: then that one is adopted
		if (free) started = await startOnce(server, socketFolder);
		if (!started) await sleep(100);
	}
}

async function explain({ cluster, log }: Folders): Promise<string> {
	const lines = (await readFile(log, 'utf8').catch(() => '')).trim().split('\n');
	return `${m.database_not_started({ folder: cluster, log })}\n${lines.slice(-12).join('\n')}`;
}

/** Stops the server at this address and waits until everything is on disk. */
export async function stopNow({ folders, binaries, user, address }: Server): Promise<void> {
	// a data folder that was deleted and made again has another server, which is not ours to stop
	if (!address || (await readPidFile(folders.cluster))?.socketFolder !== address) return;
	const args = ['stop', '-s', '-w', '-m', 'fast', '-D', folders.cluster];
	const { code, said } = await runProgram(binaries.pgCtl, args, { user, cwd: folders.cluster });
	if (code !== 0 && (await readPidFile(folders.cluster)))
		throw new Error(m.database_not_stopped({ folder: folders.cluster, said: said.trim() }));
	await rmdir(address).catch(() => {}); // not empty: somebody is starting the server again
}
