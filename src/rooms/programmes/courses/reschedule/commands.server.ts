import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { done, doneWith, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { findCohort } from '../cohort/queries.server.ts';
import { lockCourse, type LockedCourse } from '../../locks.ts';
import { planCrecheDays } from '#creche';
import { reunionTitle } from '../template/reunion.ts';
import type { Reunion, SessionChange } from '../session/form.ts';
import { hoursOn } from '../session/plan.server.ts';
import { isOver, mayArrangeSessions } from '../session/policy.ts';
import { refusedMove, type Moved } from './policy.ts';
import { getSession, listSessions, type Session } from '../session/queries.server.ts';
import { claimSession } from '../session/commands.server.ts';
import { noteChanges } from '../session-change/commands.server.ts';
import { findChange, listMovedWith } from '../session-change/queries.server.ts';
import type { Words } from '#platform/forms/words.ts';

/** A session that whoever speaks may move, as it is once nobody else works in its course. */
export async function sessionToArrange(tx: Tx, id: string): Promise<{ session: Session; course: LockedCourse }> {
	const { cohortId } = await getSession(tx, id);
	if (!mayArrangeSessions(tx.actor, cohortId)) throw new Forbidden();
	const course = await lockCourse(tx, cohortId);
	return { session: await getSession(tx, id), course };
}

/** Changes what a session is called or when it is. Parents who have a place are told of a new time. */
export async function changeSession(
	tx: Tx,
	id: string,
	{ version, title, day, ...hours }: SessionChange
): Promise<Outcome<Moved | 'changed-meanwhile'>> {
	const { session, course } = await sessionToArrange(tx, id);
	const zone = tx.zone;
	const { starts_at, ends_at } = hoursOn(day, hours, zone);
	const moves = starts_at.getTime() !== session.startsAt.getTime() || ends_at.getTime() !== session.endsAt.getTime();
	const others = moves ? (await listSessions(tx, session.cohortId)).filter((other) => other.id !== id) : [];
	const isTaken = others.some((other) => isoDay(other.startsAt, zone) === day);
	const obstacle = moves ? refusedMove(session, starts_at, isTaken, tx.now) : undefined;
	if (session.version !== version) return refused('changed-meanwhile');
	if (obstacle) return refused(obstacle);
	if (!(await claimSession(tx, id, version, { title: JSON.stringify(title), starts_at, ends_at })))
		return refused('changed-meanwhile');
	await record(tx, 'programmes.session.changed', { session: id, moved: moves });
	if (moves) await tellLater(tx, course, session);
	return done;
}

async function tellLater(tx: Tx, course: LockedCourse, before: Session): Promise<void> {
	await planCrecheDays(tx, course);
	await noteChanges(tx, [before]);
}

/** Cancels a session and lets the parents know, each in her language where it was written in it. It is kept on the page, so that nobody comes in vain, and counts nowhere. */
export async function cancelSession(tx: Tx, id: string, reason: Words | string): Promise<Outcome<'already-over'>> {
	const words: Words = typeof reason === 'string' ? { [tx.defaultLanguage]: reason } : reason;
	const [why = ''] = Object.values(words);
	const { session, course } = await sessionToArrange(tx, id);
	if (session.cancelledAt) return done;
	if (isOver(session, tx.now)) return refused('already-over');
	const called = {
		cancelled_at: tx.now,
		cancelled_why: why,
		cancelled_words: JSON.stringify(words)
	};
	if (!(await claimSession(tx, id, session.version, called))) return done;
	await record(tx, 'programmes.session.cancelled', { session: id });
	await tellLater(tx, course, session);
	return done;
}

/** Puts a cancelled session back on, and tells the parents. */
export async function reopenSession(tx: Tx, id: string): Promise<Outcome<'already-over'>> {
	const { session, course } = await sessionToArrange(tx, id);
	if (!session.cancelledAt) return done;
	if (isOver(session, tx.now)) return refused('already-over');
	await claimSession(tx, id, session.version, {
		cancelled_at: null,
		cancelled_why: null,
		cancelled_words: '{}'
	});
	await record(tx, 'programmes.session.reopened', { session: id });
	await tellLater(tx, course, session);
	return done;
}

/**
 * Puts a session back as parents know it, and with it all that were moved by the same press, while they have not been told of the change; nobody is
 * written to.
 */
export async function undoChange(tx: Tx, id: string): Promise<Outcome<'told-already'>> {
	const { session, course } = await sessionToArrange(tx, id);
	const was = await findChange(tx, id);
	if (!was) return refused('told-already');
	const ids = await listMovedWith(tx, was);
	const before = (await listSessions(tx, session.cohortId)).filter((one) => ids.includes(one.id));
	await sql`
		update programmes.session s set starts_at = c.was_starts_at, ends_at = c.was_ends_at, cancelled_at = c.was_cancelled_at,
			cancelled_why = c.was_cancelled_why, cancelled_words = c.was_cancelled_words, version = s.version + 1
		from programmes.session_change c
		where c.org_id = s.org_id and c.session_id = s.id and s.id = any (${ids}::uuid[])`.execute(tx.db);
	await record(tx, 'programmes.session.change-undone', { session: id, meetings: ids.length });
	await planCrecheDays(tx, course);
	await noteChanges(tx, before);
	return done;
}

/** Plans the reunion of a course that is over and lets the parents know. There is one reunion to a course. */
export async function planReunion(
	tx: Tx,
	cohortId: string,
	{ id, day, ...hours }: Reunion
): Promise<Outcome<'not-over' | 'in-the-past' | 'planned-already', string>> {
	const cohort = await findCohort(tx, cohortId);
	if (!cohort) throw new NotFound();
	if (!mayArrangeSessions(tx.actor, cohortId)) throw new Forbidden();
	await lockCourse(tx, cohortId);
	const sessions = await listSessions(tx, cohortId);
	const planned = sessions.filter((session) => session.kind === 'reunion' && !session.cancelledAt);
	if (planned.length) return refused('planned-already');
	if (!cohort.publishedAt || sessions.some((session) => !session.cancelledAt && !isOver(session, tx.now)))
		return refused('not-over');
	const times = hoursOn(day, hours, tx.zone);
	if (times.starts_at <= tx.now) return refused('in-the-past');
	const week = Math.max(0, ...sessions.map((session) => session.week)) + 1;
	const row = {
		org_id: tx.actor.orgId,
		id,
		cohort_id: cohortId,
		week,
		kind: 'reunion',
		title: JSON.stringify(reunionTitle),
		...times
	};
	await tx.db.insertInto('programmes.session').values(row).execute();
	await record(tx, 'programmes.reunion.planned', { cohort: cohortId, session: id });
	return doneWith(id);
}

/** A coordinator lays a day of its own for the celebration; the children who have a place in the crèche are expected then too. */
export async function layCelebrationDay(
	tx: Tx,
	cohortId: string,
	{ id, day, ...hours }: Reunion
): Promise<Outcome<'in-the-past' | 'day-taken' | 'has-places-each', string>> {
	const cohort = await findCohort(tx, cohortId);
	if (!cohort) throw new NotFound();
	if (!mayArrangeSessions(tx.actor, cohortId)) throw new Forbidden();
	if (cohort.wayIn === 'each') return refused('has-places-each');
	const course = await lockCourse(tx, cohortId);
	const sessions = await listSessions(tx, cohortId);
	const times = hoursOn(day, hours, tx.zone);
	if (times.starts_at <= tx.now) return refused('in-the-past');
	if (sessions.some(({ startsAt }) => isoDay(startsAt, tx.zone) === day)) return refused('day-taken');
	const week = Math.max(0, ...sessions.map((session) => session.week)) + 1;
	const title = JSON.stringify({ en: 'We celebrate', es: 'Celebramos' });
	await tx.db
		.insertInto('programmes.session')
		.values({ org_id: tx.actor.orgId, id, cohort_id: cohortId, week, kind: 'celebration', title, ...times })
		.execute();
	await planCrecheDays(tx, course);
	await record(tx, 'programmes.celebration.day-laid', { cohort: cohortId, session: id });
	return doneWith(id);
}
