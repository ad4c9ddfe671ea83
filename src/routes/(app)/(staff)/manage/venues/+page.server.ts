import { listVenues } from '#rooms/programmes/courses/venue/queries.server.ts';
import { forCoordinators } from '../guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	forCoordinators(locals);
	return { venues: await locals.tx((tx) => listVenues(tx)) };
};
