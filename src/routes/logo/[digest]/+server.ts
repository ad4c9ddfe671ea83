import { findPicture } from '#platform/identity/logo/queries.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { RequestHandler } from './$types';

/** The picture by which people know an organisation, for the head of its pages. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const png = await locals.tx((tx) => findPicture(tx, params.digest));
	if (!png) throw new NotFound();
	return new Response(Buffer.from(png), { headers: { 'content-type': 'image/png' } });
};
