import { listPublishedCohorts } from '#rooms/programmes/courses/cohort/queries.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { now } = locals;
	const courses = await locals.tx((tx) => listPublishedCohorts(tx));
	return {
		now,
		zone: locals.organisation.timeZone,
		courses: courses.map((course) => ({ ...course, href: locals.publicPath(`/courses/${course.slug}`) }))
	};
};
