import { holdsHere, type Actor } from '#platform/db/tx.ts';
import type { MeetingTimes } from '#platform/calendar/meeting.ts';

/** What is said in the room stays with the facilitators of this course. */
export function mayHearTheRoom(actor: Actor, cohortId: string): boolean {
	return holdsHere(actor, 'facilitator', cohortId);
}

/** A part as it is planned and, where somebody noted it, as it went. */
export interface PartByTheClock {
	minutes: number;
	beganAt?: Date | null;
	endedAt?: Date | null;
	droppedAt?: Date | null;
}

/** A part of the plan with its hours: as planned, as it goes, and how it stands now. */
export interface TimedPart<Part> {
	part: Part;
	plannedAt: Date;
	at: Date;
	state: 'done' | 'now' | 'next' | undefined;
}

/**
 * The plan by the clock: counted from when the session really started, otherwise from when it should. Where somebody notes parts as they
 * begin, each stands as it was noted, and what follows is counted from there.
 */
export function planByTheClock<Part extends PartByTheClock>(
	session: MeetingTimes,
	parts: readonly Part[],
	now: Date
): TimedPart<Part>[] {
	const isOn = session.startedAt !== null && session.endedAt === null && !session.cancelledAt;
	const last = parts.findLastIndex((part) => part.beganAt);
	const isNoted = parts.some((part) => part.beganAt ?? part.droppedAt);
	let planned = session.startsAt.getTime();
	let at = (session.startedAt ?? session.startsAt).getTime();
	return parts.map((part, index) => {
		const plannedAt = new Date(planned);
		planned += part.minutes * 60_000;
		const begins = part.beganAt?.getTime() ?? at;
		const goes = isOn && part.beganAt && !part.endedAt;
		const over = begins + part.minutes * 60_000;
		at = part.droppedAt ? begins : (part.endedAt?.getTime() ?? (goes ? Math.max(over, now.getTime()) : over));
		const byClock = at <= now.getTime() ? 'done' : begins <= now.getTime() ? 'now' : 'next';
		const byTaps = (part.droppedAt ?? part.endedAt) ? 'done' : goes ? 'now' : index < last ? 'done' : 'next';
		return { part, plannedAt, at: new Date(begins), state: isOn ? (isNoted ? byTaps : byClock) : undefined };
	});
}

/** When the plan ends by the clock of the room, if that is later than the hall is ours; nothing when there is no plan or it fits. */
export function runsPast(
	session: MeetingTimes,
	parts: readonly PartByTheClock[],
	now = session.startsAt
): Date | undefined {
	const last = planByTheClock(session, parts, now).at(-1);
	if (!last || session.endedAt !== null) return undefined;
	const end = last.part.endedAt ?? new Date(last.at.getTime() + (last.part.droppedAt ? 0 : last.part.minutes) * 60_000);
	return end > session.endsAt ? end : undefined;
}
