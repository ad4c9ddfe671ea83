import { redirect } from '@sveltejs/kit';
import { discardCohort } from '#rooms/programmes/courses/cohort/commands.server.ts';
import { undoChange } from '#rooms/programmes/courses/reschedule/commands.server.ts';
import { sessionRefusalWords } from '#rooms/programmes/courses/session/choices.ts';
import { unpublishCohort } from '#rooms/programmes/courses/publishing/commands.server.ts';
import { getWayOnline } from '#rooms/programmes/courses/online/queries.server.ts';
import { lookAtCourse } from '#rooms/programmes/courses/hall/queries.server.ts';
import { getCourseOverview } from '#rooms/programmes/desk/overview/queries.server.ts';
import { listMoreTime } from '#rooms/programmes/courses/actual/queries.server.ts';
import { refusal } from '#platform/forms/read.server.ts';
import { textIn } from '#platform/forms/sent.server.ts';
import { m } from '#messages';
import { forCoordinators } from '../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	forCoordinators(locals, params.cohort);
	const course = await locals.tx(async (tx) => {
		const overview = await getCourseOverview(tx, params.cohort);
		const wayOnline = await getWayOnline(tx, params.cohort);
		const wishes = await listMoreTime(tx, params.cohort);
		return { ...overview, wayOnline, wishes, hall: await lookAtCourse(tx, overview.cohort, overview.sessions) };
	});
	const { slug } = course.cohort;
	const publicPages = locals.organisation.languages.map((language) => ({
		language,
		href: locals.publicPath(`/on/${slug}`, language)
	}));
	return { ...course, publicPages, now: locals.now };
};

export const actions: Actions = {
	undo: async ({ request, locals, params }) => {
		const session = await textIn(request, 'session');
		const outcome = await locals.tx((tx) => undoChange(tx, session));
		if (!outcome.ok) return refusal(sessionRefusalWords(outcome.reason));
		redirect(303, `/manage/on/${params.cohort}/plan?session=${encodeURIComponent(session)}&said=as-before`);
	},
	unpublish: async ({ locals, params }) => {
		const outcome = await locals.tx((tx) => unpublishCohort(tx, params.cohort));
		if (!outcome.ok) return refusal(m.programmes_courses_refused_joined());
		redirect(303, `/manage/on/${params.cohort}?said=unpublished`);
	},
	discard: async ({ locals, params }) => {
		const outcome = await locals.tx((tx) => discardCohort(tx, params.cohort));
		if (!outcome.ok)
			return refusal(
				outcome.reason === 'published'
					? m.programmes_courses_refused_published()
					: m.programmes_courses_refused_joined()
			);
		redirect(303, '/manage?said=discarded');
	}
};
