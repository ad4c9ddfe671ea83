import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { instantOf, isoDay } from '#platform/i18n/dates.ts';
import { done, doneWith, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { getSession, type Session } from '#programmes/courses';
import type { Clock, NotedTimes, Times, TimesBack } from './form.ts';
import { clockObstacle } from '#platform/calendar/meeting.ts';
import { partObstacle } from '#rooms/programmes/courses/actual/policy.ts';
import type { Doing, TapOnPlan } from '#rooms/programmes/courses/actual/form.ts';
import { mayRunSession } from '#rooms/programmes/courses/session/policy.ts';
import { listPartTimes, type PartTimes } from './queries.server.ts';

/** One press on the clock of a day: started, finished, or that this was a slip. Gives the times as they stood before. */
export async function pressClock(tx: Tx, id: string, asked: Clock) {
	if (asked.clock === 'back') return putTimesBack(tx, id, asked);
	return asked.clock === 'start' ? startSession(tx, id) : finishSession(tx, id);
}

/** "We have started": keeps the moment. Tapped twice, the first one stays. Gives the times as they stood before. */
export async function startSession(tx: Tx, id: string): Promise<Outcome<'cancelled' | 'another-day', NotedTimes>> {
	const session = await sessionToRun(tx, id);
	const obstacle = clockObstacle(session, tx.now, tx.zone);
	if (obstacle) return refused(obstacle);
	if (session.startedAt) return doneWith(timesOf(session));
	await keepTimes(tx, id, { started_at: tx.now });
	await record(tx, 'programmes.session.started', { session: id });
	return doneWith(timesOf(session));
}

/** "We have finished": keeps the moment. Tapped twice, the first one stays. Gives the times as they stood before. */
export async function finishSession(
	tx: Tx,
	id: string
): Promise<Outcome<'cancelled' | 'another-day' | 'not-started', NotedTimes>> {
	const session = await sessionToRun(tx, id);
	const obstacle = clockObstacle(session, tx.now, tx.zone);
	if (obstacle) return refused(obstacle);
	if (!session.startedAt) return refused('not-started');
	if (session.endedAt) return doneWith(timesOf(session));
	await keepTimes(tx, id, { ended_at: tx.now });
	await record(tx, 'programmes.session.finished', { session: id });
	return doneWith(timesOf(session));
}

type WrongTimes = 'not-yet' | 'not-started' | 'end-before-start';

/**
 * Corrects when a session began and ended, on its own day; an empty time takes back what was noted. Gives the times as they
 * stood before.
 */
export async function correctTimes(
	tx: Tx,
	id: string,
	{ from, to }: Times
): Promise<Outcome<'cancelled' | WrongTimes, NotedTimes>> {
	const session = await sessionToRun(tx, id);
	if (session.cancelledAt) return refused('cancelled');
	const zone = tx.zone;
	const at = (time: string) => (time ? instantOf(isoDay(session.startsAt, zone), time, zone) : null);
	const times = { startedAt: at(from), endedAt: at(to) };
	const wrong = wrongIn(times, tx.now);
	if (wrong) return refused(wrong);
	await keepTimes(tx, id, { started_at: times.startedAt, ended_at: times.endedAt });
	await record(tx, 'programmes.session.times-corrected', { session: id });
	return doneWith(timesOf(session));
}

/** Puts the times back as they stood before the last press, unless somebody has noted something else since. */
export async function putTimesBack(
	tx: Tx,
	id: string,
	{ back, shown }: TimesBack
): Promise<Outcome<'cancelled' | 'changed' | WrongTimes, NotedTimes>> {
	const session = await sessionToRun(tx, id);
	if (session.cancelledAt) return refused('cancelled');
	if (isSameTimes(session, back)) return doneWith(shown);
	if (!isSameTimes(session, shown)) return refused('changed');
	const wrong = wrongIn(back, tx.now);
	if (wrong) return refused(wrong);
	await keepTimes(tx, id, { started_at: back.startedAt, ended_at: back.endedAt });
	await record(tx, 'programmes.session.times-put-back', { session: id });
	return doneWith(shown);
}

const timesOf = ({ startedAt, endedAt }: Session): NotedTimes => ({ startedAt, endedAt });

const isSameTimes = (one: NotedTimes, other: NotedTimes) =>
	one.startedAt?.getTime() === other.startedAt?.getTime() && one.endedAt?.getTime() === other.endedAt?.getTime();

function wrongIn({ startedAt, endedAt }: NotedTimes, now: Date): WrongTimes | undefined {
	if ((startedAt && startedAt > now) || (endedAt && endedAt > now)) return 'not-yet';
	if (endedAt && !startedAt) return 'not-started';
	return startedAt && endedAt && endedAt < startedAt ? 'end-before-start' : undefined;
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

type PartRefusal = 'cancelled' | 'another-day' | 'not-started' | 'finished' | 'not-begun' | 'begun';

/** One tap on a part of the plan, on its day: it begins, is over, is left out, or what was noted is taken back. What begins ends what was on. */
export async function noteHowItGoes(
	tx: Tx,
	sessionId: string,
	{ part: id, did }: Pick<TapOnPlan, 'part' | 'did'>
): Promise<Outcome<PartRefusal>> {
	const session = await sessionToRun(tx, sessionId);
	const parts = await listPartTimes(tx, sessionId);
	const part = parts.find((one) => one.id === id);
	if (!part) throw new NotFound();
	const obstacle = clockObstacle(session, tx.now, tx.zone) ?? partObstacle(session, part, did);
	if (obstacle) return refused(obstacle);
	await writeDone(tx, parts, part, did);
	await record(tx, 'programmes.part.noted', { session: sessionId, part: id, did });
	return done;
}

async function writeDone(tx: Tx, parts: readonly PartTimes[], part: PartTimes, did: Doing): Promise<void> {
	const set = (id: string, to: { began_at?: Date | null; ended_at?: Date | null; dropped_at?: Date | null }) =>
		tx.db.updateTable('programmes.part').set(to).where('id', '=', id).execute();
	if (did === 'began' && !part.beganAt) {
		// what a phone brings home later began before what is on now: it ends where that began
		const since = parts.flatMap(({ beganAt }) => (beganAt && beganAt > tx.now ? [beganAt] : []));
		for (const on of parts)
			if (on.beganAt && !on.endedAt && on.beganAt <= tx.now) await set(on.id, { ended_at: tx.now });
		const [next = null] = since.sort((one, other) => one.getTime() - other.getTime());
		await set(part.id, { began_at: tx.now, ended_at: next, dropped_at: null });
	}
	if (did === 'ended' && !part.endedAt) await set(part.id, { ended_at: tx.now });
	if (did === 'dropped' && !part.droppedAt) await set(part.id, { dropped_at: tx.now });
	if (did === 'back') {
		await set(part.id, { began_at: null, ended_at: null, dropped_at: null });
		const before = parts.find(({ endedAt }) => endedAt && endedAt.getTime() === part.beganAt?.getTime());
		if (before) await set(before.id, { ended_at: null });
	}
}
