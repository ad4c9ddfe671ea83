import { redirect } from '@sveltejs/kit';
import { getCohort } from '#rooms/programmes/courses/cohort/queries.server.ts';
import { removeLogoOf } from '#rooms/programmes/courses/picture/commands.server.ts';
import { funderLogoForm } from '#rooms/programmes/courses/picture/form.ts';
import { findLogoOf } from '#rooms/programmes/courses/picture/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { keepLogo, keptLogo } from '../../../../../../picture.server.ts';
import { forWholeCoordinators } from '../../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) => {
	forWholeCoordinators(locals);
	return locals.tx(async (tx) => {
		const cohort = await getCohort(tx, params.cohort);
		const logo = keptLogo(locals, await findLogoOf(tx, { programmeId: cohort.programmeId }));
		return { cohort, logo };
	});
};

const programmeOf = (locals: App.Locals, cohort: string) => locals.tx((tx) => getCohort(tx, cohort));

export const actions: Actions = {
	keep: async ({ request, locals, params }) => {
		forWholeCoordinators(locals);
		const form = await readForm(request, funderLogoForm);
		if (!form.ok) return form.problem;
		const { programmeId } = await programmeOf(locals, params.cohort);
		return keepLogo({ request, locals }, form, { of: { programmeId }, to: `/manage/on/${params.cohort}/funder` });
	},
	away: async ({ locals, params }) => {
		forWholeCoordinators(locals);
		const { programmeId } = await programmeOf(locals, params.cohort);
		await locals.tx((tx) => removeLogoOf(tx, { programmeId }));
		redirect(303, `/manage/on/${params.cohort}/funder?said=logo-gone`);
	}
};
