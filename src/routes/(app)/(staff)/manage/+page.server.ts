import { listMissed } from '#rooms/programmes/desk/attention/queries.server.ts';
import { listCourses } from '#rooms/programmes/desk/overview/queries.server.ts';
import { pageNumber } from '#platform/db/page.ts';
import { forCoordinators } from './guard.server.ts';
import type { PageServerLoad } from './$types';

const pageLength = 12;

/** What runs and fills, and one page of what is over, the latest first. */
export const load: PageServerLoad = async ({ locals, url }) => {
	forCoordinators(locals);
	const page = pageNumber(url);
	return locals.tx(async (tx) => {
		const courses = await listCourses(tx);
		const finished = courses.filter((course) => course.state === 'finished').reverse();
		return {
			page,
			current: courses.filter((course) => course.state !== 'finished'),
			finished: finished.slice((page - 1) * pageLength, page * pageLength),
			finishedCount: finished.length,
			hasOlder: finished.length > page * pageLength,
			missed: await listMissed(tx, courses)
		};
	});
};
