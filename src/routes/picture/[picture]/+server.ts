import { findImage } from '#rooms/programmes/courses/picture/queries.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { RequestHandler } from './$types';

/** The logo of a partner or a funder, for pages that anybody may open. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const png = await locals.tx((tx) => findImage(tx, params.picture));
	if (!png) throw new NotFound();
	return new Response(Buffer.from(png), { headers: { 'content-type': 'image/png' } });
};
