import { fullDate } from '#platform/i18n/dates.ts';
import { editionOf } from './edition.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params } = event;
	const { number, publishedAt, language, words, foreword } = await editionOf(event);
	return {
		number,
		published: fullDate(publishedAt, locals.organisation.timeZone),
		said: language,
		words,
		foreword,
		base: locals.publicPath(`/reports/${params.link}`)
	};
};
