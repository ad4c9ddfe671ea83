import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import { keyed } from '#platform/identity/sealing.ts';
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
	const again = Number(job.payload.again ?? 0);
	await job.tx(async (tx) => {
		const waits = await tx.db
			.selectFrom('safeguarding.concern')
			.select(['person_id', 'raised_by'])
			.where('id', '=', concern)
			.where('taken_at', 'is', null)
			.where('closed_at', 'is', null)
			.executeTakeFirst();
		if (!waits || again < (await timesGivenBack(tx, concern))) return;
		const about = waits.person_id;
		const told = await whoIsTold(tx, about);
		for (const { to, person } of told) {
			const ring: Record<string, string> = to === 'outside' && waits.raised_by ? { ring: waits.raised_by } : {};
			const data = { step: String(step), to, ...ring };
			await queueLetter(tx, person, 'safeguarding.alert', data, keyOf(`${concern} ${again} ${step} ${person}`));
		}
		if (told.length) await noteSent(tx, { concern, again, step });
		await record(
			tx,
			'safeguarding.concern.alerted',
			{ concern, step, to: told.at(-1)?.to ?? 'nobody', told: told.length },
			about ?? concern
		);
	});
}

/** The alerts of a concern that was given back since are none of its business any more. */
async function timesGivenBack(tx: Tx, concern: string): Promise<number> {
	const { again } = await tx.db
		.selectFrom('safeguarding.alert')
		.select((eb) => eb.fn.max('again').as('again'))
		.where('concern_id', '=', concern)
		.executeTakeFirstOrThrow();
	return again;
}

async function noteSent(
	tx: Tx,
	{ concern, again, step }: { concern: string; again: number; step: number }
): Promise<void> {
	await tx.db
		.updateTable('safeguarding.alert')
		.set({ sent_at: tx.now })
		.where('concern_id', '=', concern)
		.where('again', '=', again)
		.where('step', '=', step)
		.where('sent_at', 'is', null)
		.execute();
}

const order = [
	['lead', 'safeguarding_lead'],
	['coordinator', 'coordinator'],
	['outside', 'outside_contact']
] as const;

/**
 * Whom the concern is not about, of leads, then of coordinators, then of outside contacts: those of each role until one of them can
 * sign in, for whoever never set up how she does can open nothing yet.
 */
async function whoIsTold(tx: Tx, about: string | null): Promise<{ to: string; person: string }[]> {
	const told: { to: string; person: string }[] = [];
	for (const [to, role] of order) {
		const holders = (await holdersNow(tx, role, about)).filter(({ id }) => !told.some(({ person }) => person === id));
		told.push(...holders.map(({ id }) => ({ to, person: id })));
		if (holders.some(({ entersHere }) => entersHere)) break;
	}
	return told;
}

/** The effect key of one alert. It says nothing, not even that it is an alert, and nothing to whoever knows the concern. */
const keyOf = (alert: string) => keyed('effect', alert).toString('base64url');

/** Who holds a role in the whole organisation now, but for the one whom a concern is about, and whether she can sign in. */
async function holdersNow(tx: Tx, role: Role, about: string | null): Promise<{ id: string; entersHere: boolean }[]> {
	const { rows } = await sql<{ id: string; entersHere: boolean }>`
		select distinct account_id as id, (role = 'outside_contact' or platform.has_set_up(account_id)) as "entersHere"
		from platform.role_now where role = ${role} and circle_id is null and account_id is distinct from ${about}::uuid`.execute(
		tx.db
	);
	return rows;
}
