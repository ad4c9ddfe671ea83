import { posterPdf } from '#rooms/programmes/courses/poster/pdf.server.ts';
import { getPoster } from '#rooms/programmes/courses/poster/queries.server.ts';
import { posterSizes, type PosterSize } from '#rooms/programmes/courses/poster/policy.ts';
import { isLanguage } from '#platform/i18n/language-list.ts';
import { NotFound } from '#platform/outcome.ts';
import { forCoordinators } from '../../../guard.server.ts';
import type { RequestHandler } from './$types';

/** The poster of a course, to pin up or to hand out, in one language. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	forCoordinators(locals);
	const language = url.searchParams.get('language') ?? locals.language;
	const size = url.searchParams.get('size') ?? 'a4';
	const { organisation } = locals;
	if (!isLanguage(language) || !organisation.languages.includes(language) || !posterSizes.includes(size as PosterSize))
		throw new NotFound();
	const poster = await locals.tx((tx) => getPoster(tx, params.cohort, organisation, language));
	const pdf = await locals.aside(() => posterPdf(poster, language, size as PosterSize));
	return new Response(pdf as BodyInit, {
		headers: { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${size}-${language}.pdf"` }
	});
};
