import { findLogo } from '#platform/identity/logo/queries.server.ts';
import { getBookletToRead } from '#rooms/programmes/taking-part/booklet/queries.server.ts';
import { bookletAnswer } from '../../../../../../booklet.server.ts';
import type { RequestHandler } from './$types';

/** A booklet that her group was given, to read or to print. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const sheet = await locals.tx(async (tx) => ({
		...(await getBookletToRead(tx, params.session)),
		logo: await findLogo(tx)
	}));
	return bookletAnswer(locals, url.searchParams, sheet);
};
