import { isoDay } from '../i18n/dates.ts';

/** What decides whether something can still be noted about a meeting. */
export interface MeetingTimes {
	startsAt: Date;
	endsAt: Date;
	startedAt: Date | null;
	endedAt: Date | null;
	cancelledAt: Date | null;
}

/** Why a meeting can't be started or finished now: it was called off, or it is on another day. */
export function clockObstacle(
	meeting: Pick<MeetingTimes, 'startsAt' | 'cancelledAt'>,
	now: Date,
	zone: string
): 'cancelled' | 'another-day' | undefined {
	if (meeting.cancelledAt) return 'cancelled';
	return isoDay(meeting.startsAt, zone) === isoDay(now, zone) ? undefined : 'another-day';
}

/** Whether the day of a meeting has not come yet, by the organisation's calendar. */
export function isAhead(meeting: { startsAt: Date }, now: Date, zone: string): boolean {
	return isoDay(now, zone) < isoDay(meeting.startsAt, zone);
}
