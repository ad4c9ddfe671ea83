import { sql } from 'kysely';
import { isoDay } from '#platform/i18n/dates.ts';
import type { Tx } from '#platform/db/tx.ts';

/** Something that the person who is signed in is asked to answer, if she likes. */
export interface OwnInvitation {
	id: string;
	/** What it is called in the language spoken now, or in another where there are no words in it. */
	title: string;
	questions: number;
	closesOn: string;
	begun: boolean;
}

/** What waits for an answer from the person who is signed in; nothing that she finished, declined, took back her yes to, or that is over. */
export async function listInvitations(tx: Tx, language: string): Promise<OwnInvitation[]> {
	if (!tx.actor.id) return [];
	const today = isoDay(tx.now, tx.zone);
	const { rows } = await sql<OwnInvitation>`
		select i.id, words.title, words.questions, w.closes_on as "closesOn", i.opened_at is not null as begun
		from evaluation.invitation i
			join evaluation.wave w on w.org_id = i.org_id and w.id = i.wave_id
			cross join lateral (select x.title, jsonb_array_length(x.items) as questions from evaluation.wording x
				where x.org_id = w.org_id and x.measure = w.measure order by (x.language = ${language}) desc, x.version desc limit 1) words
		where i.id in (select evaluation.own_invitations()) and i.declined_at is null and i.finished_at is null
			and ${today}::date between w.opens_on and w.closes_on
			and (select c.given from people.consent_now c where c.org_id = i.org_id and c.person_id = ${tx.actor.id}::uuid and c.purpose = 'research')
		order by w.closes_on, i.id`.execute(tx.db);
	return rows;
}

/** Somebody who can be handed a phone to answer: she has a place and said yes to being asked. Not whether she has answered. */
export interface Handable {
	personId: string;
	called: string;
}

/** Who in a course can be handed a phone. Whoever may not see the course's people gets nobody. */
export async function listHandable(tx: Tx, cohortId: string): Promise<Handable[]> {
	const { rows } = await sql<Handable>`
		select r.person_id as "personId", p.called
		from programmes.place r join people.card p on p.org_id = r.org_id and p.id = r.person_id
		where r.cohort_id = ${cohortId}::uuid
			and (select c.given from people.consent_now c where c.org_id = r.org_id and c.person_id = r.person_id and c.purpose = 'research')
		order by p.called, r.person_id`.execute(tx.db);
	return rows;
}
