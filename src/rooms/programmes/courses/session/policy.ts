import { holds, holdsHere, type Actor } from '#platform/db/tx.ts';
import { minutesOf } from '../template/course-template.ts';

/** Coordinators move and cancel the sessions of their courses. */
export function mayArrangeSessions(actor: Actor, cohortId: string): boolean {
	return holds(actor, 'coordinator', cohortId);
}

/** Whether a session is over; it is then part of the record, and only its plan may still be written down. */
export function isOver(session: { endsAt: Date; endedAt: Date | null }, now: Date): boolean {
	return session.endedAt !== null || session.endsAt <= now;
}

/** The sessions that count as meetings of a course: not called off, and no reunion. In SQL the same rule is programmes.meeting. */
export function meetingsOf<Session extends { cancelledAt: Date | null; kind: string }>(
	sessions: readonly Session[]
): Session[] {
	return sessions.filter((session) => !session.cancelledAt && session.kind !== 'reunion');
}

/** How a plan fits the time there is: minutes left over (more than nought), or too many (less than nought). */
export function minutesToSpare(
	session: { startsAt: Date; endsAt: Date },
	parts: readonly { minutes: number }[]
): number {
	return Math.round((session.endsAt.getTime() - session.startsAt.getTime()) / 60_000) - minutesOf(parts);
}

/** When each part of a plan begins, counted from the start of the session. */
export function startsOf(startsAt: Date, parts: readonly { minutes: number }[]): Date[] {
	return parts.map((_, index) => new Date(startsAt.getTime() + minutesOf(parts.slice(0, index)) * 60_000));
}

/** The facilitators of a course plan and run its sessions; a coordinator may stand in. */
export function mayRunSession(actor: Actor, cohortId: string): boolean {
	return holds(actor, 'coordinator', cohortId) || holdsHere(actor, 'facilitator', cohortId);
}

/** A meeting that begins within so many milliseconds is near: nobody may come in vain. */
export const near = 3 * 3_600_000;

/** For so many minutes a move or a cancellation can be taken back before parents are told of it; of a meeting that is near they hear at once. */
export function minutesToUndo(startsAt: Date, now: Date): number {
	return startsAt.getTime() - now.getTime() < near ? 1 : 10;
}
