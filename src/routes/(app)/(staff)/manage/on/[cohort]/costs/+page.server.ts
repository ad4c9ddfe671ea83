import { redirect } from '@sveltejs/kit';
import { getCohort } from '#rooms/programmes/courses/cohort/queries.server.ts';
import { keepCosts } from '#rooms/programmes/desk/cost/commands.server.ts';
import { costForm } from '#rooms/programmes/desk/cost/form.ts';
import { getCosts, getCostsOfProgramme } from '#rooms/programmes/desk/cost/queries.server.ts';
import { findCashOfRun } from '#rooms/programmes/meetings/cash-taken/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { forCoordinators } from '../../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	forCoordinators(locals, params.cohort);
	return locals.tx(async (tx) => ({
		cohort: await getCohort(tx, params.cohort),
		costs: await getCosts(tx, params.cohort),
		together: await getCostsOfProgramme(tx, params.cohort),
		cash: await findCashOfRun(tx, params.cohort)
	}));
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		forCoordinators(locals, params.cohort);
		const form = await readForm(request, costForm);
		if (!form.ok) return form.problem;
		await locals.tx((tx) => keepCosts(tx, params.cohort, form.value));
		redirect(303, `/manage/on/${params.cohort}/costs?saved`);
	}
};
