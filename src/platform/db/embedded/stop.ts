// The last one out turns off the light: who started the server does not matter, who still uses it does.
import pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';

const GOODBYE_MS = 1_000;

async function othersConnected(client: pg.Client): Promise<boolean> {
	const { rows } = await client.query<{ others: number }>(
		`select count(*)::int as others from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`
	);
	return (rows[0]?.others ?? 0) > 0;
}

// A pool that has ended is gone from the server a few milliseconds later, so a single look would see ghosts.
async function stillUsed(ownerUrl: string): Promise<boolean> {
	const client = new pg.Client({ connectionString: ownerUrl, application_name: 'kith stop' });
	client.on('error', () => {}); // another process may be stopping the server at this very moment
	try {
		await client.connect();
		for (const deadline = Date.now() + GOODBYE_MS; Date.now() < deadline; await sleep(50))
			if (!(await othersConnected(client))) return false;
		return true;
	} catch {
		return false; // nobody can use a server that does not answer
	} finally {
		await client.end().catch(() => {});
	}
}

/** Stops the server by `stop` unless another process is connected to it. */
export async function stopServer(ownerUrl: string, stop: () => Promise<void>): Promise<void> {
	if (!(await stillUsed(ownerUrl))) await stop();
}
