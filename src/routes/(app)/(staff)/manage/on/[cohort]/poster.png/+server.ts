import { posterPng } from '#rooms/programmes/courses/poster/pdf.server.ts';
import { posterAsked } from '../poster.server.ts';
import type { RequestHandler } from './$types';

/** The poster of a course as a picture for chats, in one language. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { poster, language } = await posterAsked(locals, params.cohort, url);
	const png = await locals.aside(() => posterPng(poster, language));
	return new Response(png as BodyInit, {
		headers: { 'content-type': 'image/png', 'content-disposition': `attachment; filename="course-${language}.png"` }
	});
};
