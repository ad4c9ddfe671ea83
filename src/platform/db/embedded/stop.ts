// The server is stopped by whoever leaves it last, not by whoever started it.
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const GOODBYE_MS = 1_000;
const LEAVING = 'kith leaving';

const OTHERS = `
	select exists (
		select from pg_stat_activity
		where backend_type = 'client backend' and pid <> pg_backend_pid() and application_name <> '${LEAVING}'
	) as there`;

// A pool that has ended is gone from the server a few milliseconds later, so a single look would count connections that are gone.
async function othersStay(client: pg.Client): Promise<boolean> {
	for (const deadline = Date.now() + GOODBYE_MS; Date.now() < deadline; await sleep(25)) {
		const { rows } = await client.query<{ there: boolean }>(OTHERS);
		if (!rows[0]?.there) return false;
	}
	return true;
}

/** Whether another process is connected to the server; a server that does not answer has no users. */
export async function isStillUsed(ownerUrl: string): Promise<boolean> {
	const client = new pg.Client({ connectionString: ownerUrl, application_name: LEAVING });
	client.on('error', () => {}); // somebody else may be stopping the server at this very moment
	try {
		await client.connect();
		return await othersStay(client);
	} catch {
		return false;
	} finally {
		await client.end().catch(() => {});
	}
}
