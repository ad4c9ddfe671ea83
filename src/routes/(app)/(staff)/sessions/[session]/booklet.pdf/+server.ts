import { findLogo } from '#platform/identity/logo/queries.server.ts';
import { NotFound } from '#platform/outcome.ts';
import { getDay } from '#rooms/programmes/meetings/day/queries.server.ts';
import { findBooklet } from '#rooms/programmes/taking-part/booklet/queries.server.ts';
import { bookletAnswer } from '../../../../../booklet.server.ts';
import type { RequestHandler } from './$types';

/** The booklet of a meeting, to read or to print. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const sheet = await locals.tx(async (tx) => {
		const day = await getDay(tx, params.session);
		const booklet = await findBooklet(tx, day.id);
		if (!booklet) throw new NotFound();
		return { exercises: booklet.exercises, session: day, course: day.course, logo: await findLogo(tx) };
	});
	return bookletAnswer(locals, url.searchParams, sheet);
};
