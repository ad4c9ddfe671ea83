import { listCourses, listMissed } from '#rooms/programmes/index.server.ts';
import { forCoordinators } from './guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	forCoordinators(locals);
	return locals.tx(async (tx) => {
		const courses = await listCourses(tx);
		return { courses, missed: await listMissed(tx, courses) };
	});
};
