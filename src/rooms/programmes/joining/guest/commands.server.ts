import { record } from '#platform/audit/record.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { isAhead } from '#platform/calendar/meeting.ts';
import { keyed } from '#platform/identity/sealing.ts';
import { hashOf } from '#platform/identity/session.ts';
import { announce } from '#platform/jobs/news.ts';
import { done, doneWith, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import {
	findCohort,
	getCohort,
	getPublicCohort,
	getSession,
	listSessions,
	type Cohort,
	type Session
} from '#programmes/courses';
import { modeOf } from '#rooms/programmes/courses/online/policy.ts';
import { mayRunSession, meetingsOf } from '#rooms/programmes/courses/session/policy.ts';
import { placeFreed } from '#rooms/programmes/events.ts';
import { lockCourse, waitLonger } from '../../locks.ts';
import { isPastJoining, sessionsFor } from '../registration/policy.ts';
import type { GuestBooking, NotedGuest } from './form.ts';
import { knownAs, mayBook, mayCancelByLink, mayWelcomeGuests } from './policy.ts';
import {
	countGuestPlaces,
	countLeftForGuests,
	findGuestBehind,
	getGuest,
	getGuestBehind,
	type Guest
} from './queries.server.ts';

/**
 * A guest takes a place of a run, within those that guests may take and never before a parent who waits, and is answered with what stands in her
 * link. Nobody needs to know her address for that. The same form sent twice is one guest.
 */
export async function bookGuest(
	door: Tx,
	slug: string,
	booking: GuestBooking
): Promise<Outcome<'over' | 'full' | 'which-meeting', string>> {
	if (!mayBook(door.actor)) throw new Forbidden();
	const token = keyed('guest', JSON.stringify([slug, booking])).toString('base64url');
	await waitLonger(door);
	const run = await getPublicCohort(door, slug);
	if (!(await countGuestPlaces(door, run.id))) throw new NotFound();
	const sessionId = run.wayIn === 'each' ? (booking.sessionId ?? '') : null;
	const sessions = sessionsFor({ sessionId }, run.sessions);
	if (sessionId !== null && !sessions.length) return refused('which-meeting');
	if (isPastJoining(sessions, door.now)) return refused('over');
	const course = await lockCourse(door, run.id);
	if (await findGuestBehind(door, token)) return doneWith(token);
	if (!(await countLeftForGuests(door, run, sessionId))) return refused('full');
	const { called, comesAs, organisation, way } = booking;
	const id = uuidv7();
	const own = { org_id: door.actor.orgId, id, cohort_id: course.id, session_id: sessionId, link_hash: hashOf(token) };
	await door.db
		.insertInto('programmes.guest')
		.values({ ...own, called, comes_as: comesAs, organisation, way, booked_at: door.now, ...expectedOf(sessions, run) })
		.execute();
	await record(door, 'programmes.guest.booked', { guest: id, cohort: course.id });
	return doneWith(token);
}

/** What a guest knows of her day: when it begins, nothing where it was called off, and in which hall, nothing where it is online. */
function expectedOf(sessions: readonly Session[], run: Pick<Cohort, 'mode' | 'venueId'>) {
	const [first] = meetingsOf(sessions);
	const isInHall = first && modeOf(first, run) !== 'online';
	return { expects_at: first?.startsAt ?? null, expects_where: isInHall ? run.venueId : null };
}

/**
 * Whoever coordinates has told a guest that her day is not as she knew it: as it was shown, in the word of `knownAs`. Said twice is once; where
 * it changed again meanwhile she is still to be told.
 */
export async function guestTold(tx: Tx, id: string, shown: string): Promise<Outcome<'changed'>> {
	const guest = await getGuest(tx, id);
	if (!mayWelcomeGuests(tx.actor, guest.cohortId)) throw new Forbidden();
	if (guest.forgottenAt) throw new NotFound();
	const sessions = sessionsFor(guest, await listSessions(tx, guest.cohortId));
	const now = expectedOf(sessions, await getCohort(tx, guest.cohortId));
	if (knownAs({ startsAt: now.expects_at, venueId: now.expects_where }) !== shown) return refused('changed');
	await tx.db.updateTable('programmes.guest').set(now).where('id', '=', id).execute();
	await record(tx, 'programmes.guest.told', { guest: id, cohort: guest.cohortId });
	return done;
}

/** She cancels by her link, or after the day lets go of what she wrote: it is deleted there and then. Twice is once. */
export async function cancelGuest(link: Tx, token: string): Promise<Outcome<never>> {
	if (!mayCancelByLink(link.actor)) throw new Forbidden();
	return forgetGuest(link, await getGuestBehind(link, token));
}

/** Whoever coordinates takes a guest out who asked for it, or whom nobody knows. */
export async function takeGuestOut(tx: Tx, id: string): Promise<Outcome<never>> {
	const guest = await getGuest(tx, id);
	if (!mayWelcomeGuests(tx.actor, guest.cohortId)) throw new Forbidden();
	return forgetGuest(tx, guest);
}

/** What she wrote is deleted; where her meeting is still to come her place is free for others. */
async function forgetGuest(tx: Tx, { id, cohortId, sessionId, forgottenAt }: Guest): Promise<Outcome<never>> {
	if (forgottenAt) return done;
	const isToCome = !isPastJoining(sessionsFor({ sessionId }, await listSessions(tx, cohortId)), tx.now);
	await tx.db
		.updateTable('programmes.guest')
		.set({ called: '', organisation: '', way: '', forgotten_at: tx.now, given_up_at: isToCome ? tx.now : null })
		.where('id', '=', id)
		.where('forgotten_at', 'is', null)
		.execute();
	await record(tx, `programmes.guest.${isToCome ? 'cancelled' : 'forgotten'}`, { guest: id, cohort: cohortId });
	if (isToCome) await announce(tx, placeFreed, { cohort: cohortId });
	return done;
}

/** Whoever coordinates says how many of the places of a run guests may take. Nobody who is booked loses hers by it. */
export async function welcomeGuests(
	tx: Tx,
	cohortId: string,
	places: number
): Promise<Outcome<'more-than-places' | 'open-door' | 'many-meetings'>> {
	const cohort = await findCohort(tx, cohortId);
	if (!cohort) throw new NotFound();
	if (!mayWelcomeGuests(tx.actor, cohortId) || !tx.actor.id) throw new Forbidden();
	if (cohort.places === null) return refused('open-door');
	// whether a guest came is noted once: she books a day, or a run that has one
	const meetings = meetingsOf(await listSessions(tx, cohortId));
	if (places && cohort.wayIn === 'whole' && meetings.length > 1) return refused('many-meetings');
	if (places > cohort.places) return refused('more-than-places');
	const said = { places, set_by: tx.actor.id, set_at: tx.now };
	await tx.db
		.insertInto('programmes.guest_places')
		.values({ org_id: tx.actor.orgId, cohort_id: cohortId, ...said })
		.onConflict((conflict) => conflict.columns(['org_id', 'cohort_id']).doUpdateSet(said))
		.execute();
	await record(tx, 'programmes.guests.welcomed', { cohort: cohortId, places });
	return done;
}

/** Whoever runs a meeting notes whether a guest came, or takes it back. */
export async function noteGuest(
	tx: Tx,
	sessionId: string,
	{ guest: id, came }: NotedGuest
): Promise<Outcome<'too-early'>> {
	const session = await getSession(tx, sessionId);
	if (!mayRunSession(tx.actor, session.cohortId)) throw new Forbidden();
	const guest = await getGuest(tx, id);
	const isHere = guest.cohortId === session.cohortId && (guest.sessionId === null || guest.sessionId === sessionId);
	if (!isHere || guest.givenUpAt || !meetingsOf([session]).length) throw new NotFound();
	if (isAhead(session, tx.now, tx.zone)) return refused('too-early');
	await tx.db
		.updateTable('programmes.guest')
		.set({ came: came === 'open' ? null : came === 'yes', noted_by: came === 'open' ? null : tx.actor.id })
		.where('id', '=', id)
		.execute();
	await record(tx, 'programmes.guest.noted', { guest: id, session: sessionId, came });
	return done;
}
