import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { done, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { findRegistrationOf } from '#programmes/joining';
import { getSession, type Session } from '#programmes/courses';
import { keepTaps, openLine } from '../mark/commands.server.ts';
import { standingIds } from '../mark/policy.ts';
import { maySayForOthers, maySayICantCome } from './policy.ts';

/** She can't come to one meeting, and nobody asks why. It costs her nothing. */
export async function sayICantCome(tx: Tx, sessionId: string): Promise<Outcome<'over' | 'already-there'>> {
	const { session, personId } = await ownMeeting(tx, sessionId);
	return announce(tx, session, personId);
}

/** A coordinator says for somebody with a place, who asked her to, that she can't come to one meeting. */
export async function sayCantComeFor(
	tx: Tx,
	sessionId: string,
	personId: string
): Promise<Outcome<'over' | 'already-there'>> {
	return announce(tx, await meetingOf(tx, sessionId, personId), personId);
}

async function announce(tx: Tx, session: Session, personId: string): Promise<Outcome<'over' | 'already-there'>> {
	const sessionId = session.id;
	if (session.endsAt <= tx.now) return refused('over');
	const line = await openLine(tx, sessionId, personId);
	const noted = line.stands.state;
	if (noted === 'apologies') return done;
	if (noted && noted !== 'no-word') return refused('already-there');
	if (noted) return refused('over'); // somebody has noted by now whether she came: it is too late to say that she can’t
	await keepTaps(tx, line, [{ field: 'line', value: 'apologies', saw: standingIds(line.marks, ['line']) }]);
	await record(tx, 'programmes.absence.announced', { session: sessionId, person: personId });
	return done;
}

/** She can come after all. */
export async function sayICanCome(tx: Tx, sessionId: string): Promise<Outcome<'over'>> {
	const { session, personId } = await ownMeeting(tx, sessionId);
	return takeBack(tx, session, personId);
}

/** A coordinator says for somebody with a place, who asked her to, that she can come after all. */
export async function sayCanComeFor(tx: Tx, sessionId: string, personId: string): Promise<Outcome<'over'>> {
	return takeBack(tx, await meetingOf(tx, sessionId, personId), personId);
}

async function takeBack(tx: Tx, session: Session, personId: string): Promise<Outcome<'over'>> {
	if (session.endsAt <= tx.now) return refused('over');
	const line = await openLine(tx, session.id, personId);
	if (line.stands.state !== 'apologies') return done;
	await keepTaps(tx, line, [{ field: 'line', value: 'none', saw: standingIds(line.marks, ['line']) }]);
	await record(tx, 'programmes.absence.taken-back', { session: session.id, person: personId });
	return done;
}

/** A meeting of a course in which somebody has a place, for a coordinator who speaks for her. */
async function meetingOf(tx: Tx, sessionId: string, personId: string): Promise<Session> {
	const session = await getSession(tx, sessionId);
	if (!maySayForOthers(tx.actor, session.cohortId)) throw new Forbidden();
	const registration = await findRegistrationOf(tx, session.cohortId, personId, session.id);
	if (registration?.state !== 'place') throw new NotFound();
	return session;
}

async function ownMeeting(tx: Tx, sessionId: string): Promise<{ session: Session; personId: string }> {
	const session = await getSession(tx, sessionId);
	const registration = tx.actor.id
		? await findRegistrationOf(tx, session.cohortId, tx.actor.id, session.id)
		: undefined;
	if (!registration || !maySayICantCome(tx.actor, registration)) throw new NotFound();
	return { session, personId: registration.personId };
}
