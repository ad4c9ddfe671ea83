import { listVenuePage } from '#rooms/programmes/courses/venue/queries.server.ts';
import { pageNumber } from '#platform/db/page.ts';
import { forVenueKeepers } from '../guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	forVenueKeepers(locals);
	const page = pageNumber(url);
	const { shown, hasOlder } = await locals.tx((tx) => listVenuePage(tx, page));
	return { page, venues: shown, hasMore: hasOlder };
};
