import { calendarAnswer } from '#platform/calendar/answer.ts';
import { inLanguage } from '#platform/i18n/language.ts';
import { getFollowed } from '#rooms/programmes/taking-part/calendar-link/queries.server.ts';
import { followedWords } from '#rooms/programmes/taking-part/calendar-link/words.ts';
import type { RequestHandler } from './$types';

/** Her own calendar, by the link that she made, in her language. */
export const GET: RequestHandler = async ({ locals, params, request }) => {
	const followed = await locals.link((link) => getFollowed(link, params.calendar));
	return calendarAnswer(
		request,
		inLanguage(followed.language ?? locals.language, () => followedWords(followed))
	);
};
