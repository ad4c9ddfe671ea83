import { holdsHere, type Actor } from '#platform/db/tx.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { mayRunSession } from '#rooms/programmes/courses/session/policy.ts';

/** What is said in the room stays with the facilitators of this course. */
export function mayHearTheRoom(actor: Actor, cohortId: string): boolean {
	return holdsHere(actor, 'facilitator', cohortId);
}

/** The crèche list is for those who mind the children, the facilitators of the course and coordinators. */
export function maySeeCreche(actor: Actor, cohortId: string): boolean {
	return mayRunSession(actor, cohortId) || holdsHere(actor, 'creche_worker', cohortId);
}

/** Children are signed in and out by those who are there: crèche workers and facilitators of the course. */
export function maySignChildren(actor: Actor, cohortId: string): boolean {
	return holdsHere(actor, 'creche_worker', cohortId) || holdsHere(actor, 'facilitator', cohortId);
}

/** What decides whether something can still be noted about a session. */
export interface SessionTimes {
	startsAt: Date;
	endsAt: Date;
	startedAt: Date | null;
	endedAt: Date | null;
	cancelledAt: Date | null;
}

/** Why a session can't be started or finished now: it was called off, or it is on another day. */
export function clockObstacle(session: SessionTimes, now: Date, zone: string): 'cancelled' | 'another-day' | undefined {
	if (session.cancelledAt) return 'cancelled';
	return isoDay(session.startsAt, zone) === isoDay(now, zone) ? undefined : 'another-day';
}

/** Whether the day of a session has not come yet, by the organisation's calendar. */
export function isAhead(session: { startsAt: Date }, now: Date, zone: string): boolean {
	return isoDay(now, zone) < isoDay(session.startsAt, zone);
}

/** A part of the plan with its hours: as planned, as it goes, and how it stands now. */
export interface TimedPart<Part> {
	part: Part;
	plannedAt: Date;
	at: Date;
	state: 'done' | 'now' | 'next' | undefined;
}

/** The plan by the clock: counted from when the session really started, otherwise from when it should. */
export function planByTheClock<Part extends { minutes: number }>(
	session: SessionTimes,
	parts: readonly Part[],
	now: Date
): TimedPart<Part>[] {
	const late = (session.startedAt ?? session.startsAt).getTime() - session.startsAt.getTime();
	const isOn = session.startedAt !== null && session.endedAt === null && !session.cancelledAt;
	let at = session.startsAt.getTime();
	return parts.map((part) => {
		const plannedAt = new Date(at);
		at += part.minutes * 60_000;
		const begins = plannedAt.getTime() + late;
		const over = at + late <= now.getTime();
		const state = !isOn ? undefined : over ? 'done' : begins <= now.getTime() ? 'now' : 'next';
		return { part, plannedAt, at: new Date(begins), state };
	});
}
