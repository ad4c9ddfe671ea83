import { listPublishedCohorts } from '#rooms/programmes/courses/cohort/queries.server.ts';
import { narrowedIn } from '#rooms/programmes/courses/public-page/form.ts';
import { choicesFor, narrowed } from '#rooms/programmes/courses/public-page/policy.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { now } = locals;
	const courses = await locals.tx((tx) => listPublishedCohorts(tx));
	const zone = locals.organisation.timeZone;
	const chosen = narrowedIn(url);
	return {
		now,
		zone,
		chosen,
		choices: choicesFor(courses, chosen, zone, locals.organisation.languages),
		onHref: locals.publicPath('/on'),
		fitsHref: locals.publicPath('/fits'),
		referHref: locals.publicPath('/refer'),
		hearHref: `${locals.publicPath('/hear')}${url.search}`,
		isMany: courses.length > 1,
		courses: narrowed(courses, chosen, zone).map((course) => ({
			...course,
			href: locals.publicPath(`/on/${course.slug}`)
		}))
	};
};
