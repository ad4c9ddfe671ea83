import { getPlanWithoutPeople } from '#rooms/programmes/desk/area-figure/queries.server.ts';
import { forComparing } from '../../../guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	forComparing(locals);
	return { run: await locals.tx((tx) => getPlanWithoutPeople(tx, params.cohort)) };
};
