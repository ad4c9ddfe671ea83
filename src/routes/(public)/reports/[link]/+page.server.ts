import { fullDate } from '#platform/i18n/dates.ts';
import { editionOf } from './edition.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params } = event;
	const { number, publishedAt, language, words, foreword, closing } = await editionOf(event);
	return {
		number,
		published: fullDate(publishedAt, locals.organisation.timeZone),
		said: language,
		words,
		foreword,
		closing,
		base: locals.publicPath(`/reports/${params.link}`)
	};
};
