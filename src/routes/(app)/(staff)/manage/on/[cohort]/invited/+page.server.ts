import { redirect } from '@sveltejs/kit';
import { getCohort } from '#rooms/programmes/courses/cohort/queries.server.ts';
import { inviteCircles } from '#rooms/programmes/courses/gathering/commands.server.ts';
import { inviteForm } from '#rooms/programmes/courses/gathering/form.ts';
import { isForCircles, listCirclesToInvite } from '#rooms/programmes/courses/gathering/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { m } from '#messages';
import { forCoordinators } from '../../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	forCoordinators(locals, params.cohort);
	return locals.tx(async (tx) => {
		const { id, label, wayIn } = await getCohort(tx, params.cohort);
		const [circles, isGathering] = [await listCirclesToInvite(tx, id), await isForCircles(tx, id)];
		return { id, label, wayIn, circles, isGathering };
	});
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		forCoordinators(locals, params.cohort);
		const form = await readForm(request, inviteForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => inviteCircles(tx, params.cohort, form.value.circles));
		if (!outcome.ok) return form.refuse(m.programmes_gathering_has_places());
		redirect(303, `/manage/on/${params.cohort}/invited?said=gathering-kept`);
	}
};
