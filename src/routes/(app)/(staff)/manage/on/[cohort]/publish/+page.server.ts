import { redirect } from '@sveltejs/kit';
import { publishCohort } from '#rooms/programmes/courses/publishing/commands.server.ts';
import { getReadiness } from '#rooms/programmes/courses/publishing/queries.server.ts';
import { getCourseOverview } from '#rooms/programmes/desk/overview/queries.server.ts';
import { publishObstacle, publishWarnings } from '#rooms/programmes/courses/publishing/policy.ts';
import { refusal } from '#platform/forms/read.server.ts';
import { runtime } from '#platform/runtime.ts';
import { forCoordinators } from '../../../guard.server.ts';
import { obstacleWords } from '#rooms/programmes/courses/publishing/choices.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	forCoordinators(locals, params.cohort);
	const course = await locals.tx(async (tx) => {
		const overview = await getCourseOverview(tx, params.cohort);
		return { ...overview, facts: await getReadiness(tx, overview.cohort) };
	});
	if (course.cohort.publishedAt) redirect(303, `/manage/on/${params.cohort}`);
	const { slug } = course.cohort;
	return {
		...course,
		address: runtime().origin + locals.publicPath(`/on/${slug}`),
		obstacle: publishObstacle(course.facts, locals.now),
		warnings: publishWarnings(course.facts)
	};
};

export const actions: Actions = {
	default: async ({ locals, params }) => {
		const outcome = await locals.tx((tx) => publishCohort(tx, params.cohort));
		if (!outcome.ok) return refusal(obstacleWords(outcome.reason));
		redirect(303, `/manage/on/${params.cohort}/share?said=published`);
	}
};
