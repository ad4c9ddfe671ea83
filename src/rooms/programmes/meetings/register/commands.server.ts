import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { done, doneWith, Forbidden, refused, type Outcome } from '#platform/outcome.ts';
import { isAhead } from '#platform/calendar/meeting.ts';
import { mayRunSession } from '#rooms/programmes/courses/session/policy.ts';
import { findRegistrationOf } from '#programmes/joining';
import { getSession, type Session } from '#programmes/courses';
import type { AttendanceState, Note, Noted } from './form.ts';
import { listRegister, type Line } from './queries.server.ts';

export type NoteRefusal = 'cancelled' | 'too-early' | 'no-place';

/**
 * One tap on the register. The last tap of anybody counts, however many phones are in the room; the same tap twice is one.
 * Tapping what the screen already showed takes it back, unless somebody else has noted something different meanwhile. Whoever walked
 * in was there: taking back how she was noted since leaves that, and taking back that takes her off the register.
 */
export async function noteAttendance(
	tx: Tx,
	sessionId: string,
	{ person, state, was }: Note
): Promise<Outcome<NoteRefusal, Noted>> {
	const session = await sessionOfRegister(tx, sessionId);
	const obstacle = await noteObstacle(tx, session, person, state, tx.now);
	if (obstacle) return refused(obstacle);
	const line = await findLine(tx, sessionId, person);
	const before = line?.state ?? null;
	if (was !== state) await writeLine(tx, { sessionId, person, state });
	else if (before !== state) return doneWith({ before, after: before });
	else if (line?.walk_in && state !== 'came') await writeLine(tx, { sessionId, person, state: 'came' });
	else await takeOff(tx, sessionId, person);
	const after = was !== state ? state : line?.walk_in && state !== 'came' ? 'came' : null;
	return doneWith({ before, after });
}

/** Of these people, everybody who has a place and is not noted yet came: one press, and one moment by which it is taken back. */
export async function noteAllCame(
	tx: Tx,
	sessionId: string,
	people: readonly string[]
): Promise<Outcome<NoteRefusal, string>> {
	const session = await sessionOfRegister(tx, sessionId);
	if (session.cancelledAt) return refused('cancelled');
	if (isAhead(session, tx.now, tx.zone)) return refused('too-early');
	const isOpen = ({ hasPlace, state, personId }: Line) => hasPlace && state === null && people.includes(personId);
	const open = (await listRegister(tx, session)).filter(isOpen);
	const own = { org_id: tx.actor.orgId, session_id: sessionId, noted_by: tx.actor.id ?? '', noted_at: tx.now };
	for (const { personId } of open) {
		await tx.db
			.insertInto('programmes.attendance')
			.values({ ...own, id: uuidv7(), person_id: personId, state: 'came' })
			.onConflict((conflict) => conflict.doNothing()) // somebody else notes her at the same moment
			.execute();
		await record(tx, 'programmes.attendance.noted', { session: sessionId, person: personId, state: 'came' });
	}
	return doneWith(tx.now.toISOString());
}

/** Takes back that all came, of those of whom nothing else was noted since. */
export async function takeAllBack(tx: Tx, sessionId: string, at: Date): Promise<Outcome<never>> {
	await sessionOfRegister(tx, sessionId);
	const taken = await tx.db
		.deleteFrom('programmes.attendance')
		.where('session_id', '=', sessionId)
		.where('noted_by', '=', tx.actor.id ?? '')
		.where('noted_at', '=', at)
		.where('state', '=', 'came')
		.where('walk_in', '=', false)
		.where('brought', '=', '')
		.returning('person_id as person')
		.execute();
	for (const { person } of taken) await record(tx, 'programmes.attendance.taken-back', { session: sessionId, person });
	return done;
}

/** Notes whom somebody brought with her today. */
export async function noteBrought(
	tx: Tx,
	sessionId: string,
	personId: string,
	brought: string
): Promise<Outcome<'not-noted'>> {
	await sessionOfRegister(tx, sessionId);
	const changed = await tx.db
		.updateTable('programmes.attendance')
		.set({ brought })
		.where('session_id', '=', sessionId)
		.where('person_id', '=', personId)
		.executeTakeFirst();
	if (!changed.numUpdatedRows) return refused('not-noted');
	await record(tx, 'programmes.attendance.brought', { session: sessionId, person: personId });
	return done;
}

async function sessionOfRegister(tx: Tx, id: string): Promise<Session> {
	const session = await getSession(tx, id);
	if (!mayRunSession(tx.actor, session.cohortId)) throw new Forbidden();
	return session;
}

async function noteObstacle(
	tx: Tx,
	session: Session,
	personId: string,
	state: AttendanceState,
	now: Date
): Promise<NoteRefusal | undefined> {
	if (session.cancelledAt) return 'cancelled';
	if (state !== 'apologies' && isAhead(session, now, tx.zone)) return 'too-early';
	const registration = await findRegistrationOf(tx, session.cohortId, personId);
	if (registration?.state === 'place') return undefined;
	const isOn = registration?.state !== 'left' && (await findLine(tx, session.id, personId))?.walk_in;
	return isOn ? undefined : 'no-place';
}

async function findLine(
	tx: Tx,
	sessionId: string,
	personId: string
): Promise<{ state: AttendanceState; walk_in: boolean } | undefined> {
	const row = await tx.db
		.selectFrom('programmes.attendance')
		.select(['state', 'walk_in'])
		.where('session_id', '=', sessionId)
		.where('person_id', '=', personId)
		.executeTakeFirst();
	return row as { state: AttendanceState; walk_in: boolean } | undefined;
}

async function takeOff(tx: Tx, sessionId: string, person: string): Promise<void> {
	const taken = await tx.db
		.deleteFrom('programmes.attendance')
		.where('session_id', '=', sessionId)
		.where('person_id', '=', person)
		.executeTakeFirst();
	if (taken.numDeletedRows) await record(tx, 'programmes.attendance.taken-back', { session: sessionId, person });
}

async function writeLine(
	tx: Tx,
	{ sessionId, person, state }: { sessionId: string; person: string; state: AttendanceState }
): Promise<void> {
	const noted_by = tx.actor.id ?? '';
	const written = await tx.db
		.insertInto('programmes.attendance')
		.values({ org_id: tx.actor.orgId, id: uuidv7(), session_id: sessionId, person_id: person, state, noted_by })
		.onConflict((conflict) =>
			conflict
				.columns(['org_id', 'session_id', 'person_id'])
				.doUpdateSet({ state, noted_by, noted_at: sql<Date>`platform.moment()` })
				.where('programmes.attendance.state', '!=', state)
		)
		.executeTakeFirst();
	if (written.numInsertedOrUpdatedRows)
		await record(tx, 'programmes.attendance.noted', { session: sessionId, person, state });
}
