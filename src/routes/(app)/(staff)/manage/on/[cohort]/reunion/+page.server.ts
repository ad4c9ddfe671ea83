import { planReunion } from '#rooms/programmes/courses/reschedule/commands.server.ts';
import { getReunionDefaults } from '#rooms/programmes/desk/overview/queries.server.ts';
import { sessionRefusalWords } from '#rooms/programmes/courses/session/choices.ts';
import { reunionForm } from '#rooms/programmes/courses/session/form.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { forCoordinators } from '../../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	forCoordinators(locals, params.cohort);
	return { id: uuidv7(), ...(await locals.tx((tx) => getReunionDefaults(tx, params.cohort))) };
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, reunionForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, (tx, reunion) => planReunion(tx, params.cohort, reunion), {
			to: () => `/manage/on/${params.cohort}?said=reunion`,
			say: (reason) => (reason === 'in-the-past' ? [sessionRefusalWords(reason), 'day'] : sessionRefusalWords(reason))
		});
	}
};
