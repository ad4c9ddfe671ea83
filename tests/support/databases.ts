// Cloning and dropping throw-away databases on the test server.
import { setTimeout as sleep } from 'node:timers/promises';
import { connected } from '#platform/db/connected.ts';
import { PRESENCE } from '#platform/db/embedded/entrance.ts';
import { ensureDatabase } from '#platform/db/roles.ts';

/** The same login, in another database of the same server. */
export function inDatabase(url: string, database: string): string {
	const other = new URL(url);
	other.pathname = `/${database}`;
	return other.href;
}

// A client that has ended is gone from the server a little later; forcing it out would raise errors in the closing client.
async function whenFree(work: () => Promise<unknown>): Promise<void> {
	for (let attempt = 1; ; attempt++) {
		try {
			await work();
			return;
		} catch (error) {
			if ((error as { code?: string }).code !== '55006' || attempt === 200) throw error;
			await sleep(25);
		}
	}
}

/** Makes a database exactly like the template, with the same doors shut. */
export async function cloneDatabase(ownerUrl: string, template: string, name: string): Promise<void> {
	await connected(ownerUrl, (client) =>
		whenFree(() => client.query(`create database ${name} template ${template} strategy file_copy`))
	);
	await ensureDatabase(ownerUrl, name);
}

/** Removes a database as soon as nobody uses it. */
export async function dropDatabase(ownerUrl: string, name: string): Promise<void> {
	await connected(ownerUrl, (client) => whenFree(() => client.query(`drop database if exists ${name}`)));
}

/** Ends every connection that a killed or careless test run has left open. */
export async function retireClients(ownerUrl: string): Promise<void> {
	await connected(ownerUrl, (client) =>
		client.query(
			`select pg_terminate_backend(pid) from pg_stat_activity
			where backend_type = 'client backend' and pid <> pg_backend_pid() and application_name <> $1`,
			[PRESENCE]
		)
	);
}
