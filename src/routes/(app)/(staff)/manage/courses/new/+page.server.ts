import { createCohort } from '#rooms/programmes/courses/cohort/commands.server.ts';
import { getCourseDefaults } from '#rooms/programmes/courses/cohort/queries.server.ts';
import { listVenues } from '#rooms/programmes/courses/venue/queries.server.ts';
import { newCourseForm } from '#rooms/programmes/courses/cohort/form.ts';
import { dayRefusalWords } from '#rooms/programmes/courses/session/choices.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { m } from '#messages';
import { forCoordinators } from '../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	forCoordinators(locals);
	const copyOf = url.searchParams.get('copy') ?? undefined;
	return locals.tx(async (tx) => ({
		id: uuidv7(),
		copyOf,
		venues: await listVenues(tx),
		...(await getCourseDefaults(tx, copyOf))
	}));
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		forCoordinators(locals);
		const form = await readForm(request, newCourseForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, createCohort, {
			to: (id) => `/manage/courses/${id}`,
			say: (reason) =>
				reason === 'venue-missing'
					? [m.programmes_courses_venue_gone(), 'venueId']
					: [dayRefusalWords(reason, form.value.firstDay), 'firstDay']
		});
	}
};
