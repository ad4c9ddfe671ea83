import { listCourses } from '#contexts/programmes/index.server.ts';
import { forCoordinators } from './guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	forCoordinators(locals);
	return { courses: await locals.tx((tx) => listCourses(tx)) };
};
