import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { m } from '#messages';
import { connect } from '../platform/db/connection.ts';
import { inTransaction, type Tx } from '../platform/db/tx.ts';
import { findOrganisation } from '../platform/identity/organisation.ts';
import { readSaid } from '../platform/settings/said.ts';
import { root } from '../server/root.ts';
import { lastStart } from '../server/running.ts';
import { openHouse } from '../server/start.ts';
import { Misuse } from './misuse.ts';

/** Where an installation keeps its data unless told otherwise: `data` in this folder, or KITH_DATA. */
export function dataDirOf(said: string | undefined): string {
	return said ?? process.env.KITH_DATA ?? join(root, 'data');
}

/** The address that people type: ORIGIN, or the one under which the pages were last started. */
export function originOf(dataDir: string): string {
	return readSaid().origin ?? lastStart(dataDir)?.origin ?? 'http://localhost:3000';
}

/** Where an installation keeps its data that is there already: a name with a slip in it makes no new one. Throws Misuse where there is none. */
export function dataDirThere(said: string | undefined): string {
	const dataDir = dataDirOf(said);
	if (!process.env.DATABASE_URL && !existsSync(dataDir)) throw new Misuse(m.shell_no_data({ folder: dataDir }));
	return dataDir;
}

/** Does some work with the database open, and leaves it as it was found: a server that serves goes on. */
export async function withHouse<T>(
	dataDir: string,
	work: (house: Awaited<ReturnType<typeof openHouse>>) => Promise<T>
): Promise<T> {
	const house = await openHouse({ dataDir, origin: originOf(dataDir), demonstration: false });
	try {
		return await work(house);
	} finally {
		await house.database.stop();
	}
}

/** Does some work as whoever hosts Kith, in the organisation that was named, or the first. */
export function asHost<T>(
	{ organisation, data }: { organisation?: string; data?: string },
	work: (host: Tx) => Promise<T>
): Promise<T> {
	return withHouse(dataDirOf(data), async ({ settled }) => {
		const connection = connect(settled.hostUrl, 1);
		try {
			const { id } = await findOrganisation(connection.db, { slug: organisation });
			return await inTransaction(connection.db, { orgId: id, kind: 'host' }, work);
		} finally {
			await connection.close();
		}
	});
}
