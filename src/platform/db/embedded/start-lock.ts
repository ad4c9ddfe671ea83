// One start at a time for each cluster. On Linux an abstract socket is a lock that the system itself lets go of when its
// holder dies; elsewhere starts rely on PostgreSQL's own lock file alone.
import { createHash } from 'node:crypto';
import { createServer } from 'node:net';
import type { Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 60_000;

function tryToHold(name: string): Promise<Server | undefined> {
	return new Promise((resolve, reject) => {
		const server = createServer((socket) => socket.destroy());
		server.on('error', (error: NodeJS.ErrnoException) =>
			error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)
		);
		server.listen({ path: name }, () => resolve(server));
	});
}

/** Does the work while no other process on this machine starts the same cluster. */
export async function oneStartAtATime<T>(cluster: string, work: () => Promise<T>): Promise<T> {
	if (process.platform !== 'linux') return work();
	const name = '\0kith-start-' + createHash('sha256').update(cluster).digest('hex').slice(0, 32);
	const deadline = Date.now() + PATIENCE_MS;
	let lock = await tryToHold(name);
	// after that long the work goes ahead: PostgreSQL's own lock file still keeps a second server out
	while (!lock && Date.now() < deadline) {
		await sleep(50);
		lock = await tryToHold(name);
	}
	try {
		return await work();
	} finally {
		lock?.close();
	}
}
