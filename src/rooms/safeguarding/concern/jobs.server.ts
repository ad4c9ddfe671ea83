import { record } from '#platform/audit/record.ts';
import type { Job } from '#platform/jobs/job.ts';
import type { Tx } from '#platform/db/tx.ts';
import { queueLetter } from '#platform/jobs/outbox.ts';

/** Alerts every safeguarding lead that a concern waits; quiet once somebody has taken it. One letter a lead and step. */
export async function alertOfConcern(job: Job): Promise<void> {
	const concern = String(job.payload.concern);
	const step = Number(job.payload.step);
	await job.tx(async (tx) => {
		const waits = await tx.db
			.selectFrom('safeguarding.concern')
			.select('id')
			.where('id', '=', concern)
			.where('taken_at', 'is', null)
			.where('closed_at', 'is', null)
			.executeTakeFirst();
		if (!waits) return;
		const leads = await leadsNow(tx);
		for (const lead of leads)
			await queueLetter(tx, lead, 'safeguarding.alert', { step: String(step) }, `concern-${concern}-${step}-${lead}`);
		await tx.db
			.updateTable('safeguarding.alert')
			.set({ sent_at: tx.now })
			.where('concern_id', '=', concern)
			.where('step', '=', step)
			.where('sent_at', 'is', null)
			.execute();
		await record(tx, 'safeguarding.concern.alerted', { concern, step, leads: leads.length });
	});
}

async function leadsNow(tx: Tx): Promise<string[]> {
	const grants = await tx.db
		.selectFrom('platform.role_grant')
		.select('account_id')
		.distinct()
		.where('role', '=', 'safeguarding_lead')
		.where('ended_at', 'is', null)
		.where('since', '<=', tx.now)
		.where('until', '>', tx.now)
		.execute();
	return grants.map((grant) => grant.account_id);
}
