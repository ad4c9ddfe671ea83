import { holdsHere, type Actor } from '#platform/db/tx.ts';
import type { MeetingTimes } from '#platform/calendar/meeting.ts';

/** What is said in the room stays with the facilitators of this course. */
export function mayHearTheRoom(actor: Actor, cohortId: string): boolean {
	return holdsHere(actor, 'facilitator', cohortId);
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
	session: MeetingTimes,
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

/** When the plan ends by the clock of the room, if that is later than the hall is ours; nothing when there is no plan or it fits. */
export function runsPast(session: MeetingTimes, parts: readonly { minutes: number }[]): Date | undefined {
	const begins = session.startedAt ?? session.startsAt;
	const end = begins.getTime() + parts.reduce((minutes, part) => minutes + part.minutes, 0) * 60_000;
	return session.endedAt === null && end > session.endsAt.getTime() ? new Date(end) : undefined;
}
