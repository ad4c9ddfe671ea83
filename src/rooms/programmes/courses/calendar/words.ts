import { followedCalendarOf } from '#platform/calendar/calendar-file.ts';
import { inWords } from '#platform/i18n/language.ts';
import { m } from '#messages';
import { modeOf } from '../online/policy.ts';
import { modeWords } from '../online/words.ts';
import type { Mode } from '../template/course-template.ts';
import type { PublicCohort } from '../cohort/queries.server.ts';
import { daysToldOff } from './policy.ts';
import type { PublicMeeting } from './queries.server.ts';

const day = 86_400_000;

/** A course as a calendar that anybody may follow: each meeting by its real name, and where it is as far as that is public. */
export function courseCalendarWords(course: PublicCohort, now: Date): string {
	const label = inWords(course.label);
	const since = (at: Date) => now.getTime() - at.getTime() < daysToldOff * day;
	const told = course.sessions.filter(
		({ endsAt, cancelledAt }) => since(endsAt) && (!cancelledAt || since(cancelledAt))
	);
	const room = course.venue && { ...course.venue, venue: course.venue.name };
	const entries = told.map((session) => ({
		...session,
		sequence: session.sequence + course.sequence,
		changedAt: session.changedAt > course.changedAt ? session.changedAt : course.changedAt,
		summary: weekWords(label, inWords(session.title)),
		location: placeWords({ ...room, mode: modeOf(session, course) })
	}));
	return followedCalendarOf(entries, label);
}

/** All that is on, or what is on in an area, as a calendar that anybody may follow. */
export function areaCalendarWords(meetings: readonly PublicMeeting[], area: string | null): string {
	const entries = meetings.map((meeting) => ({
		...meeting,
		summary: weekWords(inWords(meeting.label), inWords(meeting.title)),
		location: placeWords(meeting)
	}));
	const on = m.programmes_visiting_on();
	return followedCalendarOf(entries, area ? m.programmes_visiting_where({ name: on, area }) : on);
}

/** "Wellbeing course: Saying no kindly". */
export function weekWords(course: string, week: string): string {
	return m.programmes_calendar_week({ course, week });
}

/** Where to go, as far as it is said: "St Luke’s hall, 5 High Street, SE15 4AB, Peckham"; "Online", never by which link. */
export function placeWords(
	place: Partial<Record<'venue' | 'area' | 'address' | 'postcode', string | null>> & { mode: Mode }
): string {
	if (place.mode === 'online') return modeWords('online');
	return [place.venue, place.address, place.postcode, place.area].filter(Boolean).join(', ');
}

/** The address by which phones open their calendar at once, made from an ordinary one. */
export function webcalOf(address: string): string {
	return address.replace(/^https?:/, 'webcal:');
}
