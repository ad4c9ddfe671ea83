import { sql } from 'kysely';
import type { Tx } from '../db/tx.ts';

/** How many rows one round lets go at most, so that a long pause is caught up with in steps. */
const most = 5000;

/** Removes news older than 30 days and letters older than 90. */
export async function letOldNewsGo(tx: Tx): Promise<void> {
	await sql`delete from platform.event where id in
		(select id from platform.event where at < platform.now() - interval '30 days' limit ${most})`.execute(tx.db);
	await sql`delete from platform.letter where id in
		(select id from platform.letter where created_at < platform.now() - interval '90 days' limit ${most})`.execute(tx.db);
}
