import { getCohort } from '#rooms/programmes/courses/cohort/queries.server.ts';
import { saveAsTemplate } from '#rooms/programmes/courses/own-template/commands.server.ts';
import { saveTemplateForm } from '#rooms/programmes/courses/own-template/form.ts';
import { getPlanToSave } from '#rooms/programmes/courses/own-template/queries.server.ts';
import { refusedPlan } from '#rooms/programmes/courses/own-template/policy.ts';
import { templateRefusalWords } from '#rooms/programmes/courses/own-template/words.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { currentLanguage } from '#platform/i18n/language.ts';
import { forCoordinators } from '../../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	forCoordinators(locals, params.cohort);
	return locals.tx(async (tx) => {
		const cohort = await getCohort(tx, params.cohort);
		const blocks = await getPlanToSave(tx, cohort);
		const { id, label, forWhom } = cohort;
		return { id: uuidv7(), cohort: { id, label, forWhom }, blocks, obstacle: refusedPlan(blocks) };
	});
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		forCoordinators(locals, params.cohort);
		const form = await readForm(request, saveTemplateForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, (tx, wish) => saveAsTemplate(tx, params.cohort, wish), {
			to: (id) => `/manage/templates/${id}?said=template-saved`,
			say: (reason) =>
				reason === 'name-taken'
					? [templateRefusalWords(reason), `name-${currentLanguage()}`]
					: templateRefusalWords(reason)
		});
	}
};
