import { posterPdf } from '#rooms/programmes/courses/poster/pdf.server.ts';
import { posterSizes, type PosterSize } from '#rooms/programmes/courses/poster/policy.ts';
import { NotFound } from '#platform/outcome.ts';
import { posterAsked } from '../poster.server.ts';
import type { RequestHandler } from './$types';

/** The poster of a course, to pin up or to hand out, in one language. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const size = (url.searchParams.get('size') ?? 'a4') as PosterSize;
	const { poster, language } = await posterAsked(locals, params.cohort, url);
	if (!posterSizes.includes(size)) throw new NotFound();
	const pdf = await locals.aside(() => posterPdf(poster, language, size));
	return new Response(pdf as BodyInit, {
		headers: { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${size}-${language}.pdf"` }
	});
};
