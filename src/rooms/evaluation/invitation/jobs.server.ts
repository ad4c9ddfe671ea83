import { sql } from 'kysely';
import { isoDay } from '#platform/i18n/dates.ts';
import type { Tx } from '#platform/db/tx.ts';
import { queueLetter } from '#platform/jobs/outbox.ts';
import { inviteTo } from './commands.server.ts';

/** A reminder is written once, when this much time has gone by without an answer. */
const remindAfter = 3 * 86_400_000;

// The letters name the wave and never the invitation: a key of both, a letter and an invitation, would undo the pseudonym.

/** Every minute: everybody who has a place and said yes to being asked is invited to the waves that are open, once. */
export async function inviteToWaves(job: Tx): Promise<void> {
	const today = isoDay(job.now, job.zone);
	for (const { wave, person } of await toInvite(job, today)) {
		const { isNew } = await inviteTo(job, wave, person, job.now);
		if (isNew)
			await queueLetter(
				job,
				person,
				'evaluation.invitation',
				{ wave, step: 'first' },
				`invitation ${wave} ${person} first`
			);
	}
}

async function toInvite(job: Tx, today: string): Promise<{ wave: string; person: string }[]> {
	const { rows } = await sql<{ wave: string; person: string }>`
		select w.id as wave, r.person_id as person
		from evaluation.wave w
			join programmes.place r on r.org_id = w.org_id and r.cohort_id = w.cohort_id
		where ${today}::date between w.opens_on and w.closes_on
			and (select c.given from people.consent_now c where c.org_id = r.org_id and c.person_id = r.person_id and c.purpose = 'research')
			and not exists (select from evaluation.invitation i join evaluation.participant p on p.org_id = i.org_id and p.id = i.participant_id
				where i.org_id = w.org_id and i.wave_id = w.id and p.person_id = r.person_id)
		order by r.person_id, w.id`.execute(job.db);
	return rows;
}

/** Every minute: whoever has not answered after three days, and has not said no thank you, is reminded once, kindly. */
export async function remindToAnswer(job: Tx): Promise<void> {
	const today = isoDay(job.now, job.zone);
	for (const { invitation, wave, person } of await toRemind(job, today, new Date(job.now.getTime() - remindAfter))) {
		await job.db
			.updateTable('evaluation.invitation')
			.set({ reminded_at: job.now })
			.where('id', '=', invitation)
			.execute();
		await queueLetter(
			job,
			person,
			'evaluation.invitation',
			{ wave, step: 'reminder' },
			`invitation ${wave} ${person} reminder`
		);
	}
}

function toRemind(job: Tx, today: string, invitedBefore: Date) {
	return job.db
		.selectFrom('evaluation.invitation as invitation')
		.innerJoin('evaluation.wave as wave', (join) =>
			join.onRef('wave.org_id', '=', 'invitation.org_id').onRef('wave.id', '=', 'invitation.wave_id')
		)
		.innerJoin('evaluation.participant as participant', (join) =>
			join
				.onRef('participant.org_id', '=', 'invitation.org_id')
				.onRef('participant.id', '=', 'invitation.participant_id')
		)
		.select(['invitation.id as invitation', 'wave.id as wave', 'participant.person_id as person'])
		.where('wave.opens_on', '<=', today)
		.where('wave.closes_on', '>=', today)
		.where('invitation.sent_at', '<=', invitedBefore)
		.where('invitation.reminded_at', 'is', null)
		.where('invitation.declined_at', 'is', null)
		.where('invitation.finished_at', 'is', null)
		.execute();
}

/** Every minute: hashes of links that ended a month ago are forgotten. */
export async function letOldAnswerLinksGo(job: Tx): Promise<void> {
	await job.db
		.deleteFrom('evaluation.link')
		.where('ends_at', '<', new Date(job.now.getTime() - 30 * 86_400_000))
		.execute();
}
