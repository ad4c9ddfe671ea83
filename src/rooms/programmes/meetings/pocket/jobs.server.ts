import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { queueLetter } from '#platform/jobs/outbox.ts';

/**
 * Every minute: two hours after a meeting whoever took its register along is told, once, where taps of it are missing; and what was
 * taken along is let go 90 days after the meeting.
 */
export async function lookAfterPockets(job: Tx): Promise<void> {
	const { rows } = await sql<{ id: string; account: string }>`
		update programmes.pocket p set told_at = ${job.now} where p.told_at is null and p.ended_at is null
			and p.readable_until < ${job.now} and p.readable_until > ${job.now}::timestamptz - interval '7 days'
			and (p.heard_at is null or p.made > (select count(*) from programmes.pocket_mark k where k.pocket_id = p.id))
		returning p.id, p.account_id as account`.execute(job.db);
	for (const { id, account } of rows) {
		await queueLetter(job, account, 'programmes.pocket', { pocket: id }, `pocket ${id}`);
		await record(job, 'programmes.pocket.missing', { pocket: id });
	}
	const old = job.db
		.selectFrom('programmes.pocket')
		.select('id')
		.where('readable_until', '<', sql<Date>`${job.now}::timestamptz - interval '90 days'`);
	await job.db.deleteFrom('platform.pass').where('id', 'in', old).execute();
}
