import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { instantOf, isoDay } from '#platform/i18n/dates.ts';
import { done, Forbidden, refused, type Outcome } from '#platform/outcome.ts';
import { getSession, type Session } from '#programmes/courses';
import type { Times } from './form.ts';
import { clockObstacle } from '#platform/calendar/meeting.ts';
import { mayRunSession } from '#rooms/programmes/courses/session/policy.ts';

/** "We have started": keeps the moment. Tapped twice, the first one stays. */
export async function startSession(tx: Tx, id: string): Promise<Outcome<'cancelled' | 'another-day'>> {
	const session = await sessionToRun(tx, id);
	const obstacle = clockObstacle(session, tx.now, tx.zone);
	if (obstacle) return refused(obstacle);
	if (session.startedAt) return done;
	await keepTimes(tx, id, { started_at: tx.now });
	await record(tx, 'programmes.session.started', { session: id });
	return done;
}

/** "We have finished": keeps the moment. Tapped twice, the first one stays. */
export async function finishSession(tx: Tx, id: string): Promise<Outcome<'cancelled' | 'another-day' | 'not-started'>> {
	const session = await sessionToRun(tx, id);
	const obstacle = clockObstacle(session, tx.now, tx.zone);
	if (obstacle) return refused(obstacle);
	if (!session.startedAt) return refused('not-started');
	if (session.endedAt) return done;
	await keepTimes(tx, id, { ended_at: tx.now });
	await record(tx, 'programmes.session.finished', { session: id });
	return done;
}

/** Corrects when a session began and ended, on its own day; an empty time takes back what was noted. */
export async function correctTimes(
	tx: Tx,
	id: string,
	{ from, to }: Times
): Promise<Outcome<'cancelled' | 'not-yet' | 'not-started' | 'end-before-start'>> {
	const session = await sessionToRun(tx, id);
	if (session.cancelledAt) return refused('cancelled');
	const zone = tx.zone;
	const at = (time: string) => (time ? instantOf(isoDay(session.startsAt, zone), time, zone) : null);
	const [startedAt, endedAt] = [at(from), at(to)];
	if ((startedAt && startedAt > tx.now) || (endedAt && endedAt > tx.now)) return refused('not-yet');
	if (endedAt && !startedAt) return refused('not-started');
	if (startedAt && endedAt && endedAt < startedAt) return refused('end-before-start');
	await keepTimes(tx, id, { started_at: startedAt, ended_at: endedAt });
	await record(tx, 'programmes.session.times-corrected', { session: id });
	return done;
}

async function sessionToRun(tx: Tx, id: string): Promise<Session> {
	const session = await getSession(tx, id);
	if (!mayRunSession(tx.actor, session.cohortId)) throw new Forbidden();
	return session;
}

async function keepTimes(
	tx: Tx,
	id: string,
	times: { started_at?: Date | null; ended_at?: Date | null }
): Promise<void> {
	await tx.db.updateTable('programmes.session').set(times).where('id', '=', id).execute();
}
