import { readNotice } from '#rooms/programmes/desk/notice/queries.server.ts';
import { inWords } from '#platform/i18n/language.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { words, isNewsletter, sentAt } = await locals.link((link) => readNotice(link, params.link));
	return { paragraphs: inWords(words).split(/\n{2,}/), isNewsletter, sentAt, zone: locals.organisation.timeZone };
};
