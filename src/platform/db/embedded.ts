// The life of the database that Kith brings along: made, started, adopted, recovered and stopped here.
// Decisions: docs/decisions/0002-embedded-postgresql.md
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { findBinaries } from './embedded/binaries.ts';
import type { Binaries } from './embedded/binaries.ts';
import { clearHalfMade, ensureCluster } from './embedded/cluster.ts';
import { prepareFolders } from './embedded/folders.ts';
import type { Folders } from './embedded/folders.ts';
import { runProgram, runWithLog } from './embedded/programs.ts';
import { ensureSecrets } from './embedded/secrets.ts';
import type { DatabaseRole, Secrets } from './embedded/secrets.ts';
import { oneStartAtATime } from './embedded/start-lock.ts';
import { answers, prepareSocketFolder, PORT, readPidFile } from './embedded/socket.ts';
import { clearStaleLocks } from './embedded/stale-locks.ts';
import { stopServer } from './embedded/stop.ts';
import { serverUser } from './embedded/unprivileged-user.ts';
import type { ServerUser } from './embedded/unprivileged-user.ts';

/** A running embedded database: where it listens, whether this call started it, and how to reach and leave it. */
export type Embedded = {
	host: string;
	started: boolean;
	secrets: Secrets;
	url(role: DatabaseRole, database?: string): string;
	/** Stops the server, unless another process still uses it. */
	stop(): Promise<void>;
};

type Server = { folders: Folders; binaries: Binaries; user: ServerUser | undefined; socketFolder: string };

const PATIENCE_MS = 60_000;

// pg_ctl hands these to a shell
const quote = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

function serverOptions(socketFolder: string, settings: Record<string, string>): string {
	const all = {
		...settings,
		listen_addresses: '',
		port: String(PORT),
		unix_socket_directories: socketFolder,
		unix_socket_permissions: '0700'
	};
	return Object.entries(all)
		.map(([name, value]) => `-c ${quote(`${name}=${value}`)}`)
		.join(' ');
}

// A server that is already running says itself where it listens (its starter may have had another temporary folder).
async function whereItAnswers(server: Server): Promise<string | undefined> {
	const running = await readPidFile(server.folders.cluster);
	for (const folder of [running?.socketFolder, server.socketFolder])
		if (folder && (await answers(folder))) return folder;
	return undefined;
}

async function startOnce(server: Server, settings: Record<string, string>): Promise<boolean> {
	const { folders, binaries, user, socketFolder } = server;
	const args = ['start', '-s', '-w', '-t', '60', '-D', folders.cluster, '-o', serverOptions(socketFolder, settings)];
	return (await runWithLog(binaries.pgCtl, args, { user, cwd: folders.cluster }, folders.log)) === 0;
}

async function startOrAdopt(
	server: Server,
	settings: Record<string, string>
): Promise<{ host: string; started: boolean }> {
	const deadline = Date.now() + PATIENCE_MS;
	let started = false;
	for (;;) {
		const host = await whereItAnswers(server);
		if (host) return { host, started };
		if (Date.now() > deadline) throw new Error(await explain(server.folders));
		// a start fails when another process is starting the same server: look again, and adopt that one
		if (await clearStaleLocks(server.folders.cluster, server.socketFolder)) started = await startOnce(server, settings);
		if (!started) await sleep(200);
	}
}

async function makeAndStart(server: Server, password: string, settings: Record<string, string>) {
	await clearHalfMade(server.folders.home);
	await ensureCluster(server.folders, password, server.binaries, server.user);
	return startOrAdopt(server, settings);
}

async function explain(folders: Folders): Promise<string> {
	const log = await readFile(folders.log, 'utf8').catch(() => '');
	return `PostgreSQL did not start in ${folders.cluster}. The end of ${folders.log}:\n${log.trim().split('\n').slice(-12).join('\n')}`;
}

/** Brings up the database kept in `dataDir`: makes it the first time, adopts it when it runs, recovers it after a crash. */
export async function startEmbedded(dataDir: string, settings: Record<string, string> = {}): Promise<Embedded> {
	const user = await serverUser();
	const folders = await prepareFolders(dataDir, user);
	const binaries = await findBinaries(user);
	const secrets = await ensureSecrets(folders.data);
	const socketFolder = await prepareSocketFolder(folders.cluster, user);
	const server = { folders, binaries, user, socketFolder };
	const running = await whereItAnswers(server);
	const { host, started } = running
		? { host: running, started: false }
		: await oneStartAtATime(folders.cluster, () => makeAndStart(server, secrets.owner, settings));
	const url = (role: DatabaseRole, database = 'kith') =>
		`postgres://kith_${role}:${secrets[role]}@localhost:${PORT}/${database}?host=${encodeURIComponent(host)}`;
	const stop = () => stopServer(url('owner', 'postgres'), () => pgCtlStop(binaries, folders, user));
	return { host, started, secrets, url, stop };
}

async function pgCtlStop(binaries: Binaries, folders: Folders, user: ServerUser | undefined): Promise<void> {
	const args = ['stop', '-s', '-w', '-m', 'fast', '-D', folders.cluster];
	const { code, said } = await runProgram(binaries.pgCtl, args, { user, cwd: folders.cluster });
	const stillRuns = code !== 0 && (await readPidFile(folders.cluster));
	if (stillRuns) throw new Error(`PostgreSQL in ${folders.cluster} did not stop: ${said.trim()}`);
}
