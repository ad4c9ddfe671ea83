import { sql } from 'kysely';
import type { Tx } from '../db/tx.ts';
import { enqueue } from './outbox.ts';

/** How many rows one round lets go at most, so that a long pause is caught up with in steps. */
const most = 5000;

/** Removes news older than 30 days and letters older than 90. */
export async function letOldNewsGo(tx: Tx): Promise<void> {
	await sql`delete from platform.event where id in
		(select id from platform.event where at < platform.now() - interval '30 days' limit ${most})`.execute(tx.db);
	await sql`delete from platform.letter where id in
		(select id from platform.letter where created_at < platform.now() - interval '90 days' limit ${most})`.execute(tx.db);
}

/** Takes up letters that were to leave an hour ago and that nobody tries to send, whatever became of their jobs. */
export async function takeUpLetters(tx: Tx): Promise<void> {
	const { rows } = await sql<{
		id: string;
	}>`update platform.letter set tried_at = platform.now() where id in (select id from platform.letter
		where sent_at is null and withheld is null and greatest(created_at, leaves_at, tried_at) < platform.now() - interval '1 hour'
		order by created_at limit ${most}) returning id`.execute(tx.db);
	for (const { id } of rows) await enqueue(tx, 'letter', { letter: id }, { key: `letter-${id}` });
}
