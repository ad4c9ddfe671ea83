import type { Actor } from '#platform/db/tx.ts';
import { isoDay } from '#platform/i18n/dates.ts';

/** She tells her own weather, at a session of a run in which she has a place, to which she walked in, or to whose open door she comes. */
export function mayTellWeather(
	actor: Actor,
	facts: { hasPlace: boolean; walkedIn: boolean; isOfGroup: boolean }
): boolean {
	return actor.kind === 'person' && (facts.hasPlace || facts.walkedIn || facts.isOfGroup);
}

/** Why nothing can be said in the round of a meeting now: it was called off, or it is another day. What was said is taken back on any. */
export function notToday(
	meeting: { startsAt: Date; cancelledAt: Date | null },
	now: Date,
	zone: string
): 'cancelled' | 'too-early' | 'too-late' | undefined {
	if (meeting.cancelledAt) return 'cancelled';
	const [day, today] = [isoDay(meeting.startsAt, zone), isoDay(now, zone)];
	return day === today ? undefined : today < day ? 'too-early' : 'too-late';
}
