import { calendarAnswer } from '#platform/calendar/answer.ts';
import { courseCalendarWords } from '#rooms/programmes/courses/calendar/words.ts';
import { getPublicCohort } from '#rooms/programmes/courses/cohort/queries.server.ts';
import type { RequestHandler } from './$types';

/** The meetings of a published course, for a calendar that follows it: what anybody may know of them. */
export const GET: RequestHandler = async ({ locals, params, request }) => {
	const course = await locals.tx((tx) => getPublicCohort(tx, params.course));
	return calendarAnswer(request, courseCalendarWords(course, locals.now));
};
