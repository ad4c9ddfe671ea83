import { createHash } from 'node:crypto';
import { record } from '#platform/audit/record.ts';
import type { Job } from '#platform/jobs/job.ts';
import type { Role, Tx } from '#platform/db/tx.ts';
import { queueLetter } from '#platform/jobs/outbox.ts';

/**
 * Alerts every safeguarding lead whom the concern is not about; quiet once somebody has taken it. Where there is none, the
 * coordinators are asked to find one: they learn that something waits, and nothing else. One letter a person and step.
 */
export async function alertOfConcern(job: Job): Promise<void> {
	const concern = String(job.payload.concern);
	const step = Number(job.payload.step);
	await job.tx(async (tx) => {
		const waits = await tx.db
			.selectFrom('safeguarding.concern')
			.select('person_id')
			.where('id', '=', concern)
			.where('taken_at', 'is', null)
			.where('closed_at', 'is', null)
			.executeTakeFirst();
		if (!waits) return;
		const about = waits.person_id;
		const leads = await holdersNow(tx, 'safeguarding_lead', about);
		const told = leads.length ? leads : await holdersNow(tx, 'coordinator', about);
		const data = { step: String(step), to: leads.length ? 'lead' : 'coordinator' };
		for (const person of told)
			await queueLetter(tx, person, 'safeguarding.alert', data, keyOf(`${concern} ${step} ${person}`));
		await tx.db
			.updateTable('safeguarding.alert')
			.set({ sent_at: tx.now })
			.where('concern_id', '=', concern)
			.where('step', '=', step)
			.where('sent_at', 'is', null)
			.execute();
		const heard = { concern, step, leads: leads.length, coordinators: leads.length ? 0 : told.length };
		await record(tx, 'safeguarding.concern.alerted', heard, about);
	});
}

/** The effect key of one alert. It says nothing to whoever does not know the concern already. */
const keyOf = (alert: string) => `alert ${createHash('sha256').update(alert).digest('base64url')}`;

/** Who holds a role in the whole organisation now, but for the one whom a concern is about. */
async function holdersNow(tx: Tx, role: Role, about: string): Promise<string[]> {
	const grants = await tx.db
		.selectFrom('platform.role_grant')
		.select('account_id')
		.distinct()
		.where('role', '=', role)
		.where('circle_id', 'is', null)
		.where('account_id', '<>', about)
		.where('ended_at', 'is', null)
		.where('since', '<=', tx.now)
		.where('until', '>', tx.now)
		.execute();
	return grants.map((grant) => grant.account_id);
}
