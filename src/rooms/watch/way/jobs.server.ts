import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { queueLetter } from '#platform/jobs/outbox.ts';
import { testedEvery } from './policy.ts';

/** A test alarm by every way that was not tried for a month, to whoever still looks after concerns. */
export async function sendTests(job: Tx): Promise<void> {
	const before = new Date(job.now.getTime() - testedEvery * 86_400_000);
	const ways = await job.db
		.selectFrom('watch.way')
		.select(['account_id', 'way'])
		.where((on) => on.or([on('tested_at', 'is', null), on('tested_at', '<=', before)]))
		.where('account_id', 'in', (from) =>
			from
				.selectFrom('platform.role_now')
				.select('account_id')
				.where('role', '=', 'safeguarding_lead')
				.where('circle_id', 'is', null)
		)
		.execute();
	for (const { account_id, way } of ways) {
		await queueLetter(job, account_id, `watch.test-${way}`, {});
		await job.db
			.updateTable('watch.way')
			.set({ tested_at: job.now })
			.where('account_id', '=', account_id)
			.where('way', '=', way)
			.execute();
	}
	if (ways.length) await record(job, 'watch.way.tested', { count: ways.length });
}
