import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import { record } from '#platform/audit/record.ts';
import { done, refused, type Outcome } from '#platform/outcome.ts';
import { planCrecheDays } from '#creche';
import { sessionToArrange } from '../reschedule/commands.server.ts';
import { noteChanges } from '../session-change/commands.server.ts';
import { findChange } from '../session-change/queries.server.ts';
import { claimSession } from '../session/commands.server.ts';
import type { SessionChange } from '../session/form.ts';
import { hoursOn } from '../session/plan.server.ts';
import { isOver } from '../session/policy.ts';
import { listSessions, type Session } from '../session/queries.server.ts';
import { calledOffWith, type MovedMeeting } from './policy.ts';
import { lookAtCallingOff, moveOfAll, seenOf, type RefusedMoveOfAll } from './queries.server.ts';

/** What was shown before, and which meetings go to a bank holiday all the same. */
interface AsShown {
	seen: string;
	onHoliday: readonly string[];
}

/**
 * Moves a meeting and all that follow it, as they were shown; what its title says is for it alone. Each who comes is told in one letter of all
 * her days, and one undo takes all of it back. Sent twice is once. Refused as changed where one of them is not as it was shown any more.
 */
export async function moveFollowing(
	tx: Tx,
	id: string,
	change: SessionChange,
	{ seen, onHoliday }: AsShown
): Promise<Outcome<RefusedMoveOfAll>> {
	const { session, course } = await sessionToArrange(tx, id);
	if (await isDoneAlready(tx, session, change)) return done;
	const all = await moveOfAll(tx, id, change, onHoliday);
	if (!all.ok) return all;
	if (seenOf(all.value) !== seen) return refused('changed-meanwhile');
	const { moved } = all.value;
	const title = JSON.stringify(change.title);
	const claimed = await claimSession(tx, id, change.version, { title, ...hoursOn(change.day, change, tx.zone) });
	if (!claimed) return refused('changed-meanwhile');
	await writeTimes(tx, moved.slice(1));
	await record(tx, 'programmes.session.moved-with-all-that-follow', { session: id, meetings: moved.length });
	await planCrecheDays(tx, course);
	await noteChanges(
		tx,
		moved.map(({ session }) => session),
		id
	);
	return done;
}

/** Whether all that follow a meeting are called off with it as they were shown, and which of those with a day of their own. */
interface CallOff {
	why: Words;
	seen: string;
	also: readonly string[];
}

/**
 * Calls off a meeting and all that follow it, as they were shown, with one reason; what has a day or hours of its own stays on unless it is among
 * `also`, and what was called off before keeps its own reason. Each who comes is told in one letter of all her days, and one undo takes all of it
 * back. Sent twice is once.
 */
export async function callOffFollowing(
	tx: Tx,
	id: string,
	{ why, seen, also }: CallOff
): Promise<Outcome<'already-over' | 'changed-meanwhile'>> {
	const { session, course } = await sessionToArrange(tx, id);
	if (session.cancelledAt) return done;
	if (isOver(session, tx.now)) return refused('already-over');
	const look = lookAtCallingOff(session, await listSessions(tx, session.cohortId), tx.zone, tx.now);
	if (look.seen !== seen) return refused('changed-meanwhile');
	const off = [session, ...look.follow, ...look.own.filter((own) => also.includes(own.id))];
	await callOff(tx, off, why);
	await record(tx, 'programmes.session.called-off-with-all-that-follow', { session: id, meetings: off.length });
	await planCrecheDays(tx, course);
	await noteChanges(tx, off, id);
	return done;
}

/** Puts a meeting back on, and with it all that were called off by the same press and are to come. Parents are told in one letter. */
export async function reopenTogether(tx: Tx, id: string): Promise<Outcome<'already-over'>> {
	const { session, course } = await sessionToArrange(tx, id);
	if (!session.cancelledAt) return done;
	if (isOver(session, tx.now)) return refused('already-over');
	const on = [session, ...calledOffWith(session, await listSessions(tx, session.cohortId), tx.now)];
	await callOff(tx, on, null);
	await record(tx, 'programmes.session.reopened-together', { session: id, meetings: on.length });
	await planCrecheDays(tx, course);
	await noteChanges(tx, on, id);
	return done;
}

/** All at once, so that circles are told once; `why` is null for what is on again. */
async function callOff(tx: Tx, sessions: readonly Session[], why: Words | null): Promise<void> {
	const ids = sessions.map(({ id }) => id);
	await tx.db
		.updateTable('programmes.session')
		.set((eb) => ({
			cancelled_at: why && tx.now,
			cancelled_why: why && (Object.values(why)[0] ?? ''),
			cancelled_words: JSON.stringify(why ?? {}),
			version: eb('version', '+', 1)
		}))
		.where('id', 'in', ids)
		.execute();
}

/** Whether the same press came before: the meeting stands there, one version further, moved with all that follow it. */
async function isDoneAlready(tx: Tx, session: Session, { version, day, ...hours }: SessionChange): Promise<boolean> {
	const { starts_at, ends_at } = hoursOn(day, hours, tx.zone);
	const isThere = session.startsAt.getTime() === starts_at.getTime() && session.endsAt.getTime() === ends_at.getTime();
	return isThere && session.version === version + 1 && (await findChange(tx, session.id))?.movedWith === session.id;
}

/** All at once, so that circles are told once. */
async function writeTimes(tx: Tx, moved: readonly MovedMeeting[]): Promise<void> {
	const [starts, ends] = [moved.map(({ startsAt }) => startsAt), moved.map(({ endsAt }) => endsAt)];
	await sql`
		update programmes.session s set starts_at = asked.starts_at, ends_at = asked.ends_at, version = s.version + 1
		from unnest(${moved.map(({ session }) => session.id)}::uuid[], ${starts}::timestamptz[], ${ends}::timestamptz[]) as asked (id, starts_at, ends_at)
		where s.id = asked.id`.execute(tx.db);
}
