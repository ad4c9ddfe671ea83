import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { queueLetter } from '#platform/jobs/outbox.ts';
import { Forbidden } from '#platform/outcome.ts';
import { nextTellAt } from './policy.ts';

/**
 * A referral has waited as long as the charity promised: a coordinator is told, the next one on the next working day, and when each knows all of them
 * every week. It is never answered by itself.
 */
export async function tellOfWaiting(job: Tx): Promise<void> {
	if (job.actor.kind !== 'job') throw new Forbidden();
	const waiting = await job.db
		.selectFrom('programmes.referral')
		.select(['id', 'told'])
		.where('tell_at', '<=', job.now)
		.where('decision', 'is', null)
		.orderBy('tell_at')
		.execute();
	const coordinators = waiting.length ? await listCoordinators(job) : [];
	for (const { id, told } of waiting) {
		const next = coordinators[told];
		for (const coordinator of next ? [next] : coordinators) {
			const once = `referral waits ${id} ${told} ${coordinator}`;
			await queueLetter(job, coordinator, 'programmes.referral-waiting', { referral: id }, once);
		}
		await job.db
			.updateTable('programmes.referral')
			.set({ told: told + 1, tell_at: nextTellAt(told + 1, coordinators.length, job.now, job.zone) })
			.where('id', '=', id)
			.execute();
		await record(job, 'programmes.referral.waits', { referral: id, told: told + 1 });
	}
}

/** Everybody who coordinates now, in one order for ever. */
async function listCoordinators(job: Tx): Promise<string[]> {
	const held = await job.db
		.selectFrom('platform.role_now')
		.select('account_id')
		.distinct()
		.where('role', '=', 'coordinator')
		.where('circle_id', 'is', null)
		.orderBy('account_id')
		.execute();
	return held.flatMap(({ account_id }) => account_id ?? []);
}

/** Lets old referrals go; whoever is known by nothing else is forgotten with hers. */
export async function letReferralsGo(job: Tx): Promise<void> {
	const { rows } = await sql<{ count: number }>`select programmes.let_referrals_go() as count`.execute(job.db);
	const count = rows[0]?.count ?? 0;
	if (count) await record(job, 'programmes.referral.let-go', { count });
}
