import { calendarAnswer } from '#platform/calendar/answer.ts';
import { areaCalendarWords } from '#rooms/programmes/courses/calendar/words.ts';
import { listPublicMeetings } from '#rooms/programmes/courses/calendar/queries.server.ts';
import { onLookIn } from '#rooms/programmes/courses/whats-on/form.ts';
import type { RequestHandler } from './$types';

/** All that is on, or what is on in one area, for a calendar that follows it: what anybody may know of it. */
export const GET: RequestHandler = async ({ locals, request, url }) => {
	const { area } = onLookIn(url);
	const meetings = await locals.tx((tx) => listPublicMeetings(tx, area));
	return calendarAnswer(request, areaCalendarWords(meetings, area));
};
