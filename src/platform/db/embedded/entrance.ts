// Logging in as the owner: the only proof that a server is up, and not just starting or going away.
import { m } from '#messages';
import pg from 'pg';
import type { Folders } from './folders.ts';
import type { DatabaseRole } from './secrets.ts';
import { PORT } from './socket.ts';

/** The name under which every process that uses the server stays connected to it. */
export const PRESENCE = 'kith presence';

const WRONG_PASSWORD = '28P01';
const TOO_MANY = '53300';

/** The address of a database behind a socket, for one of the three logins. */
export function socketUrl(host: string, role: DatabaseRole, password: string, database: string): string {
	const where = `host=${encodeURIComponent(host)}&sslmode=disable`;
	return `postgres://kith_${role}:${password}@localhost:${PORT}/${database}?${where}`;
}

/** A connection, with the two methods that the published types leave out. */
export type OwnerConnection = pg.Client & { ref(): void; unref(): void };

/** Connects as the owner; gives nothing when no server is there yet, or it is starting or stopping. */
export async function enter(host: string, password: string, folders: Folders): Promise<OwnerConnection | undefined> {
	const connectionString = socketUrl(host, 'owner', password, 'postgres');
	const client = new pg.Client({ connectionString, application_name: PRESENCE }) as OwnerConnection;
	client.on('error', () => {}); // whoever holds the connection listens for its end; without a listener an error would end the process
	try {
		await client.connect();
		return client;
	} catch (error) {
		const { code } = error as { code?: string };
		if (code === TOO_MANY) throw error;
		if (code !== WRONG_PASSWORD) return undefined;
		throw new Error(m.database_other_secrets({ file: `${folders.data}/secrets.json`, folder: folders.cluster }), {
			cause: error
		});
	}
}
