import { getPhoto } from '#rooms/programmes/taking-part/claim/queries.server.ts';
import type { RequestHandler } from './$types';

/** The photo of a receipt, for her who sent it and those who settle it. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const png = await locals.tx((tx) => getPhoto(tx, params.claim));
	const headers = { 'content-type': 'image/png', 'cache-control': 'no-store' };
	return new Response(Buffer.from(png), { headers });
};
