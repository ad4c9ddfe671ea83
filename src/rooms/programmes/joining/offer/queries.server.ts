import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { hashOf } from '#platform/identity/session.ts';
import { NotFound } from '#platform/outcome.ts';
import { countPlaces, findCohort, type Session } from '#programmes/courses';
import { meetingsOf } from '#rooms/programmes/courses/session/policy.ts';
import { countCrecheOpen } from '#creche';
import { allot } from '#rooms/creche/place/policy.ts';
import { listComing } from '../coming/queries.server.ts';
import { hoursOf, type Hours } from '../told/queries.server.ts';
import { getRegistration, getTurn, type Registration } from '../registration/queries.server.ts';
import { listTypedChildren } from '../typed-child/queries.server.ts';

/** What somebody can answer behind a link, and whether it still waits for her answer. */
export interface Offer {
	registration: Registration;
	/** open: waits for her answer; accepted: the place is hers; kept: her turn is; over: declined, let go, or asked for anew since; past: so is the course. */
	state: 'open' | 'accepted' | 'kept' | 'over' | 'past';
	/** What is asked: whether she would like a place that came free, one held since she asked, one that is left, or her turn. */
	asks: 'offer' | 'held' | 'place' | 'turn';
	/** Until when an open one waits. */
	until: Date | null;
	/** Her turn when she waits; 0 otherwise. */
	turn: number;
	/** How many of her children get a crèche place with it, and how many stay on the crèche's list. */
	crechePlaces: number;
	crecheWaiting: number;
}

/** The offer that a link leads to. It names nobody. Throws NotFound. */
export async function getOffer(door: Tx, token: string): Promise<Offer> {
	const link = await door.db
		.selectFrom('programmes.offer_link')
		.select(['registration_id as registrationId', 'joined_at as joinedAt'])
		.where('token_hash', '=', hashOf(token))
		.executeTakeFirst();
	if (!link) throw new NotFound();
	const registration = await getRegistration(door, link.registrationId);
	const isSameAsking = registration.joinedAt.getTime() === link.joinedAt.getTime();
	const hours = await hoursOf(door, registration);
	return {
		registration,
		state: isSameAsking ? stateOf(registration, hours, door.now) : 'over',
		asks: await whatIsAsked(door, registration),
		until: hours.until,
		turn: await getTurn(door, registration.id),
		...(await crecheOf(door, registration))
	};
}

function stateOf({ state, answerBy }: Registration, { until, untold, isPast }: Hours, now: Date): Offer['state'] {
	if (isPast && state !== 'left') return 'past';
	if (state === 'place') return 'accepted';
	if (state === 'waiting' && !answerBy) return 'kept';
	return until && (untold || now < until) ? 'open' : 'over';
}

/** What somebody who was offered a place, or whose asking waits for her word, is asked now. */
export async function whatIsAsked(tx: Tx, registration: Registration): Promise<Offer['asks']> {
	if (registration.state === 'offered') return registration.answerBy ? 'held' : 'offer';
	return (await isPlaceLeft(tx, registration)) ? 'place' : 'turn';
}

/** Whether there is a place, or one for each who comes along, for her who answers now: nobody overtakes those who wait. */
export async function isPlaceLeft(
	tx: Tx,
	{ cohortId, sessionId, grownUps, children }: Pick<Registration, 'cohortId' | 'sessionId' | 'grownUps' | 'children'>
): Promise<boolean> {
	const cohort = await findCohort(tx, cohortId);
	const { taken, waiting } = await countPlaces(tx, cohortId, sessionId);
	return cohort?.places != null && taken + grownUps + children <= cohort.places && waiting === 0;
}

async function crecheOf(
	door: Tx,
	{ id, cohortId, sessionId, personId, answerBy }: Registration
): Promise<{ crechePlaces: number; crecheWaiting: number }> {
	if (answerBy) {
		const bands = (await listTypedChildren(door, id)).map((child) => child.ageBand);
		const free = bands.length
			? allot(await countCrecheOpen(door, cohortId, await listComing(door, cohortId, sessionId), sessionId), bands)
			: [];
		const crechePlaces = free.filter((state) => state === 'place').length;
		return { crechePlaces, crecheWaiting: bands.length - crechePlaces };
	}
	const rows = await door.db
		.selectFrom('creche.asked')
		.select('state')
		.where('circle_id', '=', cohortId)
		.where('sitting_id', 'is not distinct from', sessionId)
		.where('person_id', '=', personId)
		.execute();
	const count = (state: string) => rows.filter((row) => row.state === state).length;
	return { crechePlaces: count('place'), crecheWaiting: count('waiting') };
}

/** The meetings to come for which somebody waits, or her child for the crèche. */
export async function listWaitedFor(job: Tx, cohortId: string, sessions: readonly Session[]): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`
		select session_id as id from programmes.registration where cohort_id = ${cohortId} and state = 'waiting'
		union select sitting_id from creche.asked where circle_id = ${cohortId} and state = 'waiting'`.execute(job.db);
	const ahead = meetingsOf(sessions).filter(({ startsAt }) => startsAt > job.now);
	return ahead.map(({ id }) => id).filter((id) => rows.some((row) => row.id === id));
}

/** Who has waited longest since she answered, for a run or for one meeting of it; so many at most. */
export function nextInLine(job: Tx, cohortId: string, sessionId: string | null, most: number) {
	return job.db
		.selectFrom('programmes.registration')
		.select(['id', 'person_id as personId', 'grown_ups as grownUps', 'children'])
		.where('cohort_id', '=', cohortId)
		.where('session_id', 'is not distinct from', sessionId)
		.where('state', '=', 'waiting')
		.where('answer_by', 'is', null)
		.orderBy('turn_at')
		.orderBy('id')
		.limit(most)
		.execute();
}
