import { lookIn } from '#rooms/programmes/desk/attendance-table/form.ts';
import { getAttendance } from '#rooms/programmes/desk/attendance-table/queries.server.ts';
import { forCoordinators } from '../guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	forCoordinators(locals);
	const look = lookIn(url.searchParams);
	return { look, attendance: await locals.tx((tx) => getAttendance(tx, look)) };
};
