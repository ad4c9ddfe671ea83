import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import { keyed } from '#platform/identity/sealing.ts';
import type { Job } from '#platform/jobs/job.ts';
import type { Tx } from '#platform/db/tx.ts';
import { queueLetter } from '#platform/jobs/outbox.ts';

/**
 * Alerts everybody who reads the concern; does nothing once somebody has taken it. Where nobody does, the coordinators are asked to
 * find somebody: they learn that something waits, and nothing else. Where none of them may hear of it either, the outside contact is
 * told whom to ring. One letter a person and step.
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
		const told = await whoIsTold(tx, concern);
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

/**
 * Who reads the concern, else the coordinators, else the outside contacts: those of each rung until one of them can sign in, for
 * whoever never set up how she does can open nothing yet.
 */
async function whoIsTold(tx: Tx, concern: string): Promise<{ to: string; person: string }[]> {
	const { rows } = await sql<{ person: string; hears: string; entersHere: boolean; rung: number }>`
		select account_id as person, hears, enters_here as "entersHere", rung from safeguarding.hearers(${concern}::uuid)
		order by rung, account_id`.execute(tx.db);
	const told: { to: string; person: string }[] = [];
	const last = rows.find(({ entersHere }) => entersHere)?.rung ?? 3;
	for (const { person, hears, rung } of rows)
		if (rung <= last && !told.some((one) => one.person === person))
			told.push({ to: rung === 1 ? 'lead' : hears, person });
	return told;
}

/** The effect key of one alert. It says nothing, not even that it is an alert, and nothing to whoever knows the concern. */
const keyOf = (alert: string) => keyed('effect', alert).toString('base64url');

/** Lets concerns wait again, with alerts anew, that are taken by somebody who reads them no more: her role ended, or she was forgotten. */
export async function bringBackConcerns(job: Tx): Promise<void> {
	const { rows } = await sql<{ concern: string; keptFrom: string }>`
		select concern, kept_from as "keptFrom" from safeguarding.bring_back()`.execute(job.db);
	for (const { concern, keptFrom } of rows)
		await record(job, 'safeguarding.concern.brought-back', { concern }, keptFrom);
}
