import { sql } from 'kysely';
import type { Tx } from './tx.ts';

/** Waits until no other transaction works under this name, so that two forms sent at once are taken one after the other. */
export async function lockFor(tx: Tx, name: string): Promise<void> {
	await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx.db);
}
