import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { done, doneWith, Forbidden, refused, type Outcome } from '#platform/outcome.ts';
import { isAhead } from '#platform/calendar/meeting.ts';
import { mayRunSession } from '#rooms/programmes/courses/session/policy.ts';
import { findRegistrationOf } from '#programmes/joining';
import { getSession, type Session } from '#programmes/courses';
import { lockRegister } from '../../locks.ts';
import { keepTaps, openLine, type OpenLine, type NewMark } from '../mark/commands.server.ts';
import { standingIds, standingLineOf } from '../mark/policy.ts';
import type { AttendanceState, Note, Noted } from './form.ts';
import { listRegister, type Line } from './queries.server.ts';

export type NoteRefusal = 'cancelled' | 'too-early' | 'no-place';

/**
 * One tap on the register. Taps that saw each other replace each other; of those that did not, the latest counts and the others stand
 * beside it; the same tap twice is one. Tapping what the screen showed takes it back, unless somebody else has noted something
 * different meanwhile. Whoever walked in was there: taking back how she was noted since leaves that, and taking back that takes her
 * off the register.
 */
export async function noteAttendance(tx: Tx, sessionId: string, note: Note): Promise<Outcome<NoteRefusal, Noted>> {
	const { person, state, saw = [], mark } = note;
	const session = await sessionOfRegister(tx, sessionId);
	const line = await openLine(tx, sessionId, person);
	const obstacle = await noteObstacle(tx, session, line, state);
	if (obstacle) return refused(obstacle);
	const before = line.stands.state;
	const isBack = standingLineOf(line.marks.filter(({ id }) => saw.includes(id))).state === state;
	const isKept = line.marks.some(({ id }) => id === mark);
	if (isKept || (isBack && before !== state)) return doneWith({ before, after: before });
	const goes = isBack && line.stands.walkIn && state === 'came';
	const tap: NewMark = { ...(mark && { id: mark }), field: 'line', value: isBack ? 'none' : state, saw };
	const { state: after } = await keepTaps(tx, line, goes ? [tap, { field: 'walk-in', value: null, saw }] : [tap]);
	if (after !== before) await recordNoted(tx, sessionId, person, isBack ? null : after);
	return doneWith({ before, after });
}

/**
 * Keeps a tap that was made without signal, as it was made: it says how the line was left, so that tapping the same never takes it
 * back. It may arrive before those that it saw.
 */
export async function keepLineTap(
	tx: Tx,
	sessionId: string,
	person: string,
	tap: NewMark
): Promise<Outcome<NoteRefusal>> {
	const session = await sessionOfRegister(tx, sessionId);
	const line = await openLine(tx, sessionId, person);
	const obstacle = await noteObstacle(tx, session, line, 'came');
	if (obstacle) return refused(obstacle);
	const { state: after } = await keepTaps(tx, line, [tap]);
	if (after !== line.stands.state) await recordNoted(tx, sessionId, person, after);
	if (tap.field === 'brought') await record(tx, 'programmes.attendance.brought', { session: sessionId, person });
	return done;
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
	await lockRegister(tx, sessionId);
	const isOpen = ({ hasPlace, state, personId }: Line) => hasPlace && state === null && people.includes(personId);
	const open = (await listRegister(tx, session)).filter(isOpen);
	for (const { personId } of open) {
		const line = await openLine(tx, sessionId, personId);
		const saw = standingIds(line.marks, ['line']);
		await keepTaps(tx, line, [{ field: 'line', value: 'came', saw, at: tx.now }]);
		await recordNoted(tx, sessionId, personId, 'came');
	}
	return doneWith(tx.now.toISOString());
}

/** Takes back that all came, of those of whom nothing else was noted since. */
export async function takeAllBack(tx: Tx, sessionId: string, at: Date): Promise<Outcome<never>> {
	await sessionOfRegister(tx, sessionId);
	await lockRegister(tx, sessionId);
	const noted = await tx.db
		.selectFrom('programmes.attendance')
		.select('person_id as person')
		.where('session_id', '=', sessionId)
		.where('noted_by', '=', tx.actor.id ?? '')
		.where('noted_at', '=', at)
		.where('state', '=', 'came')
		.where('walk_in', '=', false)
		.where('brought', '=', '')
		.execute();
	for (const { person } of noted) {
		const line = await openLine(tx, sessionId, person);
		const saw = standingIds(line.marks, ['line']);
		await keepTaps(tx, line, [{ field: 'line', value: 'none', saw }]);
		await recordNoted(tx, sessionId, person, null);
	}
	return done;
}

/** Notes whom somebody brought with her today. */
export async function noteBrought(
	tx: Tx,
	sessionId: string,
	personId: string,
	{ brought, saw = [] }: { brought: string; saw?: readonly string[] }
): Promise<Outcome<'not-noted'>> {
	await sessionOfRegister(tx, sessionId);
	const line = await openLine(tx, sessionId, personId);
	if (!line.stands.state) return refused('not-noted');
	await keepTaps(tx, line, [{ field: 'brought', value: brought, saw }]);
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
	{ personId, stands }: OpenLine,
	state: AttendanceState
): Promise<NoteRefusal | undefined> {
	if (session.cancelledAt) return 'cancelled';
	if (state !== 'apologies' && isAhead(session, tx.now, tx.zone)) return 'too-early';
	const registration = await findRegistrationOf(tx, session.cohortId, personId, session.id);
	if (registration?.state === 'place') return undefined;
	return registration?.state !== 'left' && stands.walkIn ? undefined : 'no-place';
}

async function recordNoted(tx: Tx, session: string, person: string, state: AttendanceState | null): Promise<void> {
	await (state
		? record(tx, 'programmes.attendance.noted', { session, person, state })
		: record(tx, 'programmes.attendance.taken-back', { session, person }));
}
