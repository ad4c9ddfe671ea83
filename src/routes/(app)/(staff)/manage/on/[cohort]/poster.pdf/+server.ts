import { leafletPdf, posterPdf } from '#rooms/programmes/courses/poster/pdf.server.ts';
import { posterSizes, type PosterSize } from '#rooms/programmes/courses/poster/policy.ts';
import { NotFound } from '#platform/outcome.ts';
import { leafletAsked, posterAsked } from '../poster.server.ts';
import type { RequestHandler } from './$types';

/** The poster of a course, to pin up or to hand out, or its leaflet, in one language. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const size = (url.searchParams.get('size') ?? 'a4') as PosterSize;
	if (!posterSizes.includes(size)) throw new NotFound();
	const { pdf, language } = size === 'leaflet' ? await leaflet() : await poster(size);
	return new Response(pdf as BodyInit, {
		headers: { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${size}-${language}.pdf"` }
	});

	async function leaflet() {
		const { leaflet, language } = await leafletAsked(locals, params.cohort, url);
		return { language, pdf: await locals.aside(() => leafletPdf(leaflet, language)) };
	}
	async function poster(paper: Exclude<PosterSize, 'leaflet'>) {
		const { poster, language } = await posterAsked(locals, params.cohort, url);
		return { language, pdf: await locals.aside(() => posterPdf(poster, language, paper)) };
	}
};
