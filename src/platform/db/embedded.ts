// The life of the database that Kith brings along: made, started, adopted, recovered and stopped here.
// Why it is done this way: docs/decisions/0002-embedded-postgresql.md
import { findBinaries } from './embedded/binaries.ts';
import { clearHalfMade, ensureCluster } from './embedded/cluster.ts';
import { socketUrl } from './embedded/entrance.ts';
import type { OwnerConnection } from './embedded/entrance.ts';
import { prepareFolders } from './embedded/folders.ts';
import { stayPresent } from './embedded/presence.ts';
import { ensureSecrets } from './embedded/secrets.ts';
import type { DatabaseRole, Secrets } from './embedded/secrets.ts';
import { adopt, startOrAdopt, stopNow } from './embedded/server.ts';
import type { RunningServer, Server } from './embedded/server.ts';
import { oneStartAtATime } from './embedded/start-lock.ts';
import { isStillUsed } from './embedded/stop.ts';
import { serverUser } from './embedded/unprivileged-user.ts';

/** A running embedded database: where it listens, whether this call started it, how to reach it and how to leave it. */
export type Embedded = {
	host: string;
	started: boolean;
	secrets: Secrets;
	url(role: DatabaseRole, database?: string): string;
	/** Leaves the server, and stops it when no other process uses it. */
	stop(): Promise<void>;
};

async function makeAndStart(server: Server): Promise<RunningServer> {
	await clearHalfMade(server.folders.home);
	await ensureCluster(server);
	return startOrAdopt(server);
}

// What was lost is never made anew here: an empty database must not take the place of one that vanished.
async function bringBack(server: Server, giveUp: AbortSignal): Promise<OwnerConnection> {
	const { client } = await oneStartAtATime(server.folders.cluster, () => startOrAdopt(server, giveUp));
	return client;
}

function running(server: Server, { client, host, started }: RunningServer, secrets: Secrets): Embedded {
	// everybody knows the server by this address, so a server brought back listens there again
	const known = { ...server, address: host };
	const leave = stayPresent(client, (leaving) => bringBack(known, leaving));
	const url = (role: DatabaseRole, database = 'kith') => socketUrl(host, role, secrets[role], database);
	const stop = async () => {
		await leave();
		if (!(await isStillUsed(url('owner', 'postgres')))) await stopNow(known);
	};
	return { host, started, secrets, url, stop };
}

/** Brings up the database kept in `dataDir`: makes it the first time, adopts it when it runs, recovers it after a crash. */
export async function startEmbedded(dataDir: string, settings: Record<string, string> = {}): Promise<Embedded> {
	const user = await serverUser(dataDir);
	const folders = await prepareFolders(dataDir, user);
	const binaries = await findBinaries(user);
	const secrets = await ensureSecrets(folders.data);
	const server = { folders, binaries, user, password: secrets.owner, settings };
	const entered = (await adopt(server)) ?? (await oneStartAtATime(folders.cluster, () => makeAndStart(server)));
	return running(server, entered, secrets);
}
