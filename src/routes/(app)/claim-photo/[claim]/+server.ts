import { getPhoto } from '#rooms/programmes/taking-part/claim/queries.server.ts';
import { pictureAnswer } from '#platform/web/picture.ts';
import type { RequestHandler } from './$types';

/** The photo of a receipt, for her who sent it and those who settle it. */
export const GET: RequestHandler = async ({ locals, params }) =>
	pictureAnswer(await locals.tx((tx) => getPhoto(tx, params.claim)), { 'cache-control': 'no-store' });
