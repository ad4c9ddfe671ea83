import { followedCalendarOf } from '#platform/calendar/calendar-file.ts';
import { inWords } from '#platform/i18n/language.ts';
import { m } from '#messages';
import { placeWords, weekWords } from '#rooms/programmes/courses/calendar/words.ts';
import type { Followed } from './queries.server.ts';

/** Her calendar as it is sent: "Something for me" and the times, unless she wished it to say what and where. */
export function followedWords({ tells, meetings }: Followed): string {
	const entries = meetings.map((meeting) => ({
		...meeting,
		...(tells
			? { summary: weekWords(inWords(meeting.label), inWords(meeting.title)), location: placeWords(meeting) }
			: {})
	}));
	return followedCalendarOf(entries, m.programmes_waiting_calendar_title());
}
