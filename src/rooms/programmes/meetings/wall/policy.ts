import { isAtDoor, type Actor } from '#platform/db/tx.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { mayRunSession } from '#rooms/programmes/courses/session/policy.ts';

const hour = 3_600_000;
/** So long before a meeting begins its code works, and so long after it was put up on the day itself. */
const before = hour;
const afterHanging = 3 * hour;

/** What decides whether a code works. */
export interface WallFacts {
	startsAt: Date;
	endsAt: Date;
	endedAt: Date | null;
	cancelledAt: Date | null;
	/** When the code was made. */
	hungAt: Date;
}

/** Whether a group wants a code on its wall is for those who run its meetings to say. */
export function mayHangWall(actor: Actor, cohortId: string): boolean {
	return mayRunSession(actor, cohortId);
}

/** What somebody scans opens at the unattended door alone. */
export function mayScanWall(actor: Actor): boolean {
	return isAtDoor(actor);
}

/**
 * From when until when a code works: from an hour before the meeting until its end. One that is put up on the day itself works at once, and
 * for three hours at least, so that a meeting that begins early or runs late can have one.
 */
export function wallHours({ startsAt, endsAt, hungAt }: WallFacts, zone: string): { from: Date; until: Date } {
	const opens = new Date(startsAt.getTime() - before);
	if (isoDay(hungAt, zone) !== isoDay(startsAt, zone)) return { from: opens, until: endsAt };
	const at = hungAt.getTime();
	return {
		from: new Date(Math.min(opens.getTime(), at)),
		until: new Date(Math.max(endsAt.getTime(), at + afterHanging))
	};
}

/** Whether a code works now: not of a meeting that was called off, that is of another day, or that is over. */
export function isWallOpen(facts: WallFacts, now: Date, zone: string): boolean {
	if (facts.cancelledAt || facts.endedAt || isoDay(facts.startsAt, zone) !== isoDay(now, zone)) return false;
	const { from, until } = wallHours(facts, zone);
	return from <= now && now <= until;
}

/** Why no code can be made for a meeting: it was called off, or it is over. */
export function hangingObstacle(
	meeting: Omit<WallFacts, 'hungAt'>,
	now: Date,
	zone: string
): 'cancelled' | 'over' | undefined {
	if (meeting.cancelledAt) return 'cancelled';
	return meeting.endedAt || isoDay(meeting.startsAt, zone) < isoDay(now, zone) ? 'over' : undefined;
}
