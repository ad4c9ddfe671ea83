import { createHash } from 'node:crypto';
import { record } from '#platform/audit/record.ts';
import type { Job } from '#platform/jobs/job.ts';
import type { Role, Tx } from '#platform/db/tx.ts';
import { queueLetter } from '#platform/jobs/outbox.ts';

/**
 * Alerts every safeguarding lead whom the concern is not about; does nothing once somebody has taken it. Where there is none, the
 * coordinators are asked to find one: they learn that something waits, and nothing else. Where she is the only coordinator too,
 * the outside contact is told whom to ring. One letter a person and step.
 */
export async function alertOfConcern(job: Job): Promise<void> {
	const concern = String(job.payload.concern);
	const step = Number(job.payload.step);
	await job.tx(async (tx) => {
		const waits = await tx.db
			.selectFrom('safeguarding.concern')
			.select(['person_id', 'raised_by'])
			.where('id', '=', concern)
			.where('taken_at', 'is', null)
			.where('closed_at', 'is', null)
			.executeTakeFirst();
		if (!waits) return;
		const about = waits.person_id;
		const { to, told } = await whoIsTold(tx, about);
		const ring: Record<string, string> = to === 'outside' && waits.raised_by ? { ring: waits.raised_by } : {};
		const data = { step: String(step), to, ...ring };
		for (const person of told)
			await queueLetter(tx, person, 'safeguarding.alert', data, keyOf(`${concern} ${step} ${person}`));
		if (told.length) await noteSent(tx, concern, step);
		await record(tx, 'safeguarding.concern.alerted', { concern, step, to, told: told.length }, about ?? concern);
	});
}

async function noteSent(tx: Tx, concern: string, step: number): Promise<void> {
	await tx.db
		.updateTable('safeguarding.alert')
		.set({ sent_at: tx.now })
		.where('concern_id', '=', concern)
		.where('step', '=', step)
		.where('sent_at', 'is', null)
		.execute();
}

const order = [
	['lead', 'safeguarding_lead'],
	['coordinator', 'coordinator'],
	['outside', 'outside_contact']
] as const;

/** The first of leads, coordinators and outside contacts of whom anybody is left whom the concern is not about. */
async function whoIsTold(tx: Tx, about: string | null): Promise<{ to: string; told: string[] }> {
	for (const [to, role] of order) {
		const told = await holdersNow(tx, role, about);
		if (told.length) return { to, told };
	}
	return { to: 'nobody', told: [] };
}

/** The effect key of one alert. It says nothing to whoever does not know the concern already. */
const keyOf = (alert: string) => `alert ${createHash('sha256').update(alert).digest('base64url')}`;

/** Who holds a role in the whole organisation now, but for the one whom a concern is about. */
async function holdersNow(tx: Tx, role: Role, about: string | null): Promise<string[]> {
	const grants = await tx.db
		.selectFrom('platform.role_now')
		.select('account_id')
		.distinct()
		.where('role', '=', role)
		.where('circle_id', 'is', null)
		.where('account_id', 'is distinct from', about)
		.execute();
	return grants.flatMap((grant) => grant.account_id ?? []);
}
