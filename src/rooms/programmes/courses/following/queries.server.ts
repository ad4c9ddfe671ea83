import type { Tx } from '#platform/db/tx.ts';
import { keyed } from '#platform/identity/sealing.ts';
import { Forbidden, doneWith, refused, type Outcome } from '#platform/outcome.ts';
import { refusedMove, type Moved } from '../reschedule/policy.ts';
import { warningsOf, type Warning } from '../reschedule/queries.server.ts';
import type { SessionChange } from '../session/form.ts';
import { mayArrangeSessions, minutesToUndo } from '../session/policy.ts';
import { getSession, listSessions, parentsToTell, type Session } from '../session/queries.server.ts';
import { calledOffTogether, calledOffWith, countFollowing, movedTogether, type MoveOfAll } from './policy.ts';

/** A meeting and all that follow it as they would be: what to know before they are moved, and who would be told. */
export interface Following extends MoveOfAll<Session> {
	warnings: Warning[];
	parents: number;
	/** For so many minutes it can be undone before they are. */
	minutes: number;
	/** Stands for what was shown: it is another once any of these meetings is elsewhere. */
	seen: string;
}

/** Why a meeting and all that follow it can't be moved. */
export type RefusedMoveOfAll = Moved | 'changed-meanwhile';

/** What would be called off with a meeting, in the order of days. */
export interface CalledOff {
	follow: Session[];
	/** They have a day or hours of their own, and stay on unless somebody ticks them. */
	own: Session[];
	seen: string;
}

/** Looks at a move of a meeting and all that follow it before it is made. Throws NotFound. */
export async function lookAtFollowing(
	tx: Tx,
	id: string,
	change: SessionChange
): Promise<Outcome<RefusedMoveOfAll, Following>> {
	const all = await moveOfAll(tx, id, change);
	if (!all.ok) return all;
	const { moved } = all.value;
	const after = moved.map(({ session, startsAt, endsAt }) => ({ ...session, startsAt, endsAt }));
	const sessions = await listSessions(tx, (await getSession(tx, id)).cohortId);
	const starts = moved.flatMap(({ session, startsAt }) => [session.startsAt.getTime(), startsAt.getTime()]);
	const [first] = after;
	return doneWith({
		...all.value,
		warnings: await warningsOf(tx, after, sessions),
		parents: first ? (await parentsToTell(tx, first.cohortId, ...after.map((one) => one.id))).length : 0,
		minutes: minutesToUndo(new Date(Math.min(...starts)), tx.now),
		seen: seenOf(all.value)
	});
}

/** What would be called off with a meeting, what keeps a day of its own, and what stands for both as they are shown. */
export function lookAtCallingOff(session: Session, sessions: readonly Session[], zone: string, now: Date): CalledOff {
	const { follow, own } = calledOffTogether(session, sessions, zone, now);
	return { follow, own, seen: seenOfMeetings([session, ...follow, ...own]) };
}

/** What follows a meeting, what would be called off with it, and how many others were. */
export function lookAround(chosen: Session | undefined, sessions: readonly Session[], zone: string, now: Date) {
	if (!chosen) return { following: 0, calledOff: null, calledOffWith: 0 };
	return {
		following: countFollowing(chosen, sessions, zone, now),
		calledOff: chosen.cancelledAt ? null : lookAtCallingOff(chosen, sessions, zone, now),
		calledOffWith: calledOffWith(chosen, sessions, now).length
	};
}

/** Where a meeting and all that follow it would be, those that were chosen on bank holidays too. Throws NotFound. */
export async function moveOfAll(
	tx: Tx,
	id: string,
	{ version, day, from, to }: SessionChange,
	onHoliday: readonly string[] = []
): Promise<Outcome<RefusedMoveOfAll, MoveOfAll<Session>>> {
	const session = await getSession(tx, id);
	if (!mayArrangeSessions(tx.actor, session.cohortId)) throw new Forbidden();
	if (session.version !== version) return refused('changed-meanwhile');
	const sessions = await listSessions(tx, session.cohortId);
	const all = movedTogether(session, sessions, { day, from, to }, { zone: tx.zone, now: tx.now, onHoliday });
	const [first] = all.moved;
	const obstacle = first && refusedMove(session, first.startsAt, all.isTaken, tx.now);
	return obstacle ? refused(obstacle) : doneWith(all);
}

/** What stands for these meetings as they are now, whichever of them go to a bank holiday. */
export function seenOf({ moved, stays }: MoveOfAll<Session>): string {
	return seenOfMeetings([...moved, ...stays].map(({ session }) => session));
}

/** What stands for meetings as they are now: it is another once any of them is elsewhere, called off or put back on. */
export function seenOfMeetings(sessions: readonly Session[]): string {
	const lines = sessions.map((session) =>
		[session.id, session.startsAt.getTime(), session.endsAt.getTime(), session.cancelledAt !== null].join(' ')
	);
	return keyed('meetings that were looked at', lines.sort().join('\n')).toString('base64url').slice(0, 32);
}
