import { lookIn } from '#rooms/programmes/desk/attendance-table/form.ts';
import { getAttendance } from '#rooms/programmes/desk/attendance-table/queries.server.ts';
import { seesNobody } from '#rooms/programmes/desk/area-figure/policy.ts';
import { listQuarters } from '#rooms/programmes/desk/area-figure/queries.server.ts';
import { forComparing } from '../guard.server.ts';
import type { PageServerLoad } from './$types';

/** What the registers count; and for whoever sees nobody, what was counted of each area and hidden where it is small. */
export const load: PageServerLoad = async ({ locals, url }) => {
	forComparing(locals);
	const look = lookIn(url.searchParams);
	if (locals.actor && seesNobody(locals.actor))
		return { look, attendance: null, quarters: await locals.tx((tx) => listQuarters(tx)) };
	return { look, attendance: await locals.tx((tx) => getAttendance(tx, look)), quarters: [] };
};
