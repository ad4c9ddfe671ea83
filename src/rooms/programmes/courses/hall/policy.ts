import type { Words } from '#platform/forms/words.ts';
import { daysAfter } from '#platform/calendar/day.ts';
import { weeklyDays } from '#platform/calendar/weeks.ts';
import { instantOf } from '#platform/i18n/dates.ts';
import type { CourseTimes } from '../session/form.ts';

/** A time, from the beginning of a meeting to its end. */
export interface MeetingHours {
	startsAt: Date;
	endsAt: Date;
}

/** A meeting of another course in a hall. */
export interface InTheHall extends MeetingHours {
	course: Words;
}

/** How many weeks ahead a first day is looked for on which the hall is free. */
export const weeksAhead = 26;

/** When so many weekly meetings would be, from a first day on, by the clocks of the organisation. */
export function hoursFrom({ firstDay, from, to }: CourseTimes, meetings: number, zone: string): MeetingHours[] {
	return weeklyDays(firstDay, meetings).map((day) => ({
		startsAt: instantOf(day, from, zone),
		endsAt: instantOf(day, to, zone)
	}));
}

/** Which of the others are in the hall while one of these meetings is. One that begins when another ends is in nobody's way. */
export function clashesWith(meetings: readonly MeetingHours[], others: readonly InTheHall[]): InTheHall[] {
	return others.filter((other) =>
		meetings.some((meeting) => other.startsAt < meeting.endsAt && other.endsAt > meeting.startsAt)
	);
}

/** The next first day on the same weekday from which on all meetings have the hall to themselves; none where half a year is taken. */
export function nextFreeDay(
	times: CourseTimes,
	meetings: number,
	others: readonly InTheHall[],
	zone: string
): string | null {
	for (let week = 1; week <= weeksAhead; week++) {
		const [firstDay = ''] = weeklyDays(daysAfter(times.firstDay, 7 * week), 1);
		if (!clashesWith(hoursFrom({ ...times, firstDay }, meetings, zone), others).length) return firstDay;
	}
	return null;
}
