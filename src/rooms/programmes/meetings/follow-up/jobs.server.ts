import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { Forbidden } from '#platform/outcome.ts';

/** Lets go of calls, and how they went, of more than two years ago. */
export async function letCallsGo(job: Tx): Promise<void> {
	if (job.actor.kind !== 'job') throw new Forbidden();
	const { numDeletedRows } = await job.db
		.deleteFrom('programmes.follow_up')
		.where(sql<boolean>`noted_at < platform.now() - interval '2 years'`)
		.executeTakeFirstOrThrow();
	if (numDeletedRows) await record(job, 'programmes.follow-up.let-go', { count: Number(numDeletedRows) });
}
