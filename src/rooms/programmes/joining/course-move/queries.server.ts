import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import { Forbidden } from '#platform/outcome.ts';
import { listPublishedCohorts } from '#programmes/courses';
import { isPastJoining } from '../registration/policy.ts';
import { listRegistrationsOf } from '../registration/queries.server.ts';
import { maySeeMoves } from './policy.ts';

/** Somebody who is being moved and has not been told. */
export interface CourseMove {
	registrationId: string;
	toRegistration: string;
	/** When she is told; until then it can be undone. */
	tellAt: Date;
}

const columns = [
	'registration_id as registrationId',
	'to_registration as toRegistration',
	'tell_at as tellAt'
] as const;

/** The move of one registration that has not been told. */
export async function findMove(tx: Tx, registrationId: string): Promise<CourseMove | undefined> {
	return tx.db
		.selectFrom('programmes.course_move')
		.select(columns)
		.where('registration_id', '=', registrationId)
		.executeTakeFirst();
}

/** The moves of which people are to be told by now. */
export async function listDueMoves(job: Tx): Promise<CourseMove[]> {
	return job.db
		.selectFrom('programmes.course_move')
		.select(columns)
		.where('tell_at', '<=', job.now)
		.orderBy('tell_at')
		.orderBy('registration_id')
		.execute();
}

/** A move of somebody as her page shows it: from where to where, with a place or a turn. */
export interface PendingMove extends CourseMove {
	from: Words;
	to: Words;
	state: 'place' | 'offered' | 'waiting' | 'left';
}

/** The moves of one person that have not been told. */
export async function listMovesOf(tx: Tx, personId: string): Promise<PendingMove[]> {
	const { rows } = await sql<PendingMove>`
		select m.registration_id as "registrationId", m.to_registration as "toRegistration", m.tell_at as "tellAt",
			here.label as "from", there.label as "to", goes.state
		from programmes.course_move m
			join programmes.registration r on r.org_id = m.org_id and r.id = m.registration_id
			join programmes.registration goes on goes.org_id = m.org_id and goes.id = m.to_registration
			join programmes.cohort here on here.org_id = r.org_id and here.id = r.cohort_id
			join programmes.cohort there on there.org_id = goes.org_id and there.id = goes.cohort_id
		where r.person_id = ${personId}::uuid order by m.tell_at, m.registration_id`.execute(tx.db);
	return rows;
}

/** A course to which somebody can be moved, and what she gets there. */
export interface Run {
	id: string;
	label: Words;
	firstAt: Date;
	placesLeft: number;
	/** How many wait already; nobody overtakes them. */
	waiting: number;
}

/** The courses to which somebody can be moved: with a list, published, not over, and none in which she asked already. */
export async function listRunsFor(tx: Tx, personId: string): Promise<Run[]> {
	if (!maySeeMoves(tx.actor)) throw new Forbidden();
	const hers = (await listRegistrationsOf(tx, personId)).filter(({ state }) => state !== 'left');
	const runs = (await listPublishedCohorts(tx)).filter(
		({ id, sessions, wayIn }) =>
			wayIn === 'whole' && !isPastJoining(sessions, tx.now) && !hers.some(({ cohortId }) => cohortId === id)
	);
	return runs.map(({ id, label, sessions, placesLeft, waiting }) => ({
		id,
		label,
		firstAt: sessions.find((session) => !session.cancelledAt && session.startsAt > tx.now)?.startsAt ?? tx.now,
		placesLeft: waiting ? 0 : placesLeft,
		waiting
	}));
}
