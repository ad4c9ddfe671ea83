import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { isId } from '#platform/db/ids.ts';
import { NotFound } from '#platform/outcome.ts';
import { getCohort, listSessions } from '#programmes/courses';
import type { LockedCourse } from '../../locks.ts';
import { sessionsFor } from './policy.ts';
import { holdFor, type PlacesNow } from '../hold/policy.ts';
import type { Words } from '#platform/forms/words.ts';

export type RegistrationState = 'place' | 'waiting' | 'offered' | 'left';

/** That somebody asked to come to a course, and how it stands. */
export interface Registration {
	id: string;
	cohortId: string;
	/** The meeting for which it is, where places are had for one. */
	sessionId: string | null;
	personId: string;
	state: RegistrationState;
	joinedAt: Date;
	/** Until when it is kept for whoever typed the form; null once she has answered. */
	answerBy: Date | null;
	offeredAt: Date | null;
	offerEndsAt: Date | null;
	/** On a trip: how many grown-ups and children come, each with a place of their own; anything else takes one. */
	grownUps: number;
	children: number;
	leftWhy: 'by-her' | 'offer-lapsed' | 'declined' | 'by-staff' | 'not-answered' | 'moved' | 'not-moved' | null;
}

const columns = [
	'id',
	'cohort_id as cohortId',
	'session_id as sessionId',
	'person_id as personId',
	'state',
	'joined_at as joinedAt',
	'answer_by as answerBy',
	'offered_at as offeredAt',
	'offer_ends_at as offerEndsAt',
	'grown_ups as grownUps',
	'children',
	'left_why as leftWhy'
] as const;

/** A registration, or nothing where none is to be seen. */
export async function findRegistration(tx: Tx, id: string): Promise<Registration | undefined> {
	if (!isId(id)) return undefined;
	const row = await tx.db.selectFrom('programmes.registration').select(columns).where('id', '=', id).executeTakeFirst();
	return row as Registration | undefined;
}

/** A registration. Throws NotFound. */
export async function getRegistration(tx: Tx, id: string): Promise<Registration> {
	const registration = await findRegistration(tx, id);
	if (!registration) throw new NotFound();
	return registration;
}

/** What somebody asked for in one course that counts for this meeting; without a meeting, the best of what she asked for there. */
export async function findRegistrationOf(
	tx: Tx,
	cohortId: string,
	personId: string,
	sessionId?: string
): Promise<Registration | undefined> {
	const row = await tx.db
		.selectFrom('programmes.registration')
		.select(columns)
		.where('cohort_id', '=', cohortId)
		.where('person_id', '=', personId)
		.$if(sessionId !== undefined, (query) =>
			query.where((on) => on.or([on('session_id', 'is', null), on('session_id', '=', sessionId ?? null)]))
		)
		.orderBy(sql`array_position(array['place', 'offered', 'waiting', 'left'], state)`)
		.orderBy('joined_at', 'desc')
		.executeTakeFirst();
	return row as Registration | undefined;
}

/** Everything somebody asked to come to, newest first. */
export async function listRegistrationsOf(tx: Tx, personId: string): Promise<Registration[]> {
	const rows = await tx.db
		.selectFrom('programmes.registration')
		.select(columns)
		.where('person_id', '=', personId)
		.orderBy('joined_at', 'desc')
		.execute();
	return rows as Registration[];
}

/** Where she stands on the waiting list, 1 being the next; 0 when she does not wait. */
export async function getTurn(tx: Tx, registrationId: string): Promise<number> {
	const { rows } = await sql<{ turn: number }>`select programmes.turn(${registrationId}::uuid) as turn`.execute(tx.db);
	return rows[0]?.turn ?? 0;
}

/**
 * What whoever joins now, for so many people, would get: a place that is held, one if she is among the first to answer, or a turn behind everybody
 * who waits. Nobody overtakes the list.
 */
export async function nextStanding(
	door: Tx,
	{ id }: LockedCourse,
	{ wanted, sessionId }: { wanted: number; sessionId: string | null }
): Promise<{ state: 'held' | 'open' } | { state: 'waiting'; position: number }> {
	const { rows } = await sql<PlacesNow>`
		select places, programmes.places_taken(id, ${sessionId}::uuid) as taken, programmes.waiting(id, ${sessionId}::uuid) as waiting,
			(select coalesce(sum(r.grown_ups + r.children), 0)::integer from programmes.registration r
				where r.cohort_id = c.id and r.session_id is not distinct from ${sessionId}::uuid and r.state = 'offered' and r.answer_by is not null) as held
		from programmes.cohort c where id = ${id}::uuid and published_at is not null`.execute(door.db);
	const [room] = rows;
	if (!room) throw new NotFound(); // taken off the public page a moment ago
	const state = holdFor(room, wanted);
	return state === 'waiting' ? { state, position: room.waiting + 1 } : { state };
}

/** How things stand between somebody and a course, as a letter or a phone call may tell her. */
export interface Standing {
	registration: Registration;
	state: RegistrationState;
	label: Words;
	slug: string;
	/** When to come next; null when the course is over. */
	next: Date | null;
	/** Her turn on the waiting list; 0 when she does not wait. */
	turn: number;
	offerHours: number;
	offerEndsAt: Date | null;
	zone: string;
}

/** How things stand with one registration of this person; nothing when it is not hers or gone. */
export async function getStanding(tx: Tx, personId: string, registrationId: string): Promise<Standing | undefined> {
	const registration = await findRegistration(tx, registrationId);
	if (registration?.personId !== personId) return undefined;
	const cohort = await getCohort(tx, registration.cohortId);
	const sessions = sessionsFor(registration, await listSessions(tx, cohort.id));
	const next = sessions.find((session) => !session.cancelledAt && session.endsAt > tx.now);
	return {
		registration,
		state: registration.state,
		label: cohort.label,
		slug: cohort.slug,
		next: next?.startsAt ?? null,
		turn: await getTurn(tx, registration.id),
		offerHours: cohort.offerHours,
		offerEndsAt: registration.offerEndsAt,
		zone: tx.zone
	};
}
