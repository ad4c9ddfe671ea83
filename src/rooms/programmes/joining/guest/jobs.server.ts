import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { Forbidden } from '#platform/outcome.ts';

/** Lets go of what guests wrote, four weeks after their last meeting; that one was booked, and whether she came, stays. */
export async function letGuestsGo(job: Tx): Promise<void> {
	if (job.actor.kind !== 'job') throw new Forbidden();
	const { numUpdatedRows } = await job.db
		.updateTable('programmes.guest as g')
		.set({
			...{ called: '', organisation: '', way: '', link_hash: null },
			forgotten_at: sql<Date>`coalesce(g.forgotten_at, platform.now())`
		})
		.where(sql<boolean>`programmes.is_old(g)`)
		.executeTakeFirstOrThrow();
	if (numUpdatedRows) await record(job, 'programmes.guest.let-go', { count: Number(numUpdatedRows) });
}
