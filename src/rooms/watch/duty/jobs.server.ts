import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';

/** Lets shifts go 400 days after they ended. */
export async function letShiftsGo(job: Tx): Promise<void> {
	const { numDeletedRows } = await job.db
		.deleteFrom('watch.duty')
		.where('ends_at', '<', sql<Date>`platform.now() - interval '400 days'`)
		.executeTakeFirstOrThrow();
	if (numDeletedRows) await record(job, 'watch.duty.let-go', { count: Number(numDeletedRows) });
}
