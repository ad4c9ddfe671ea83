import { redirect } from '@sveltejs/kit';
import { planRefusalWords } from '#rooms/evaluation/telling/evaluation/choices.ts';
import { changePlan } from '#rooms/evaluation/telling/evaluation/commands.server.ts';
import { evaluationForm } from '#rooms/evaluation/telling/evaluation/form.ts';
import { mayPlanEvaluations } from '#rooms/evaluation/telling/evaluation/policy.ts';
import { getEvaluation } from '#rooms/evaluation/telling/evaluation/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		if (!mayPlanEvaluations(tx.actor)) throw new NotFound();
		return { evaluation: await getEvaluation(tx, params.evaluation), languages: locals.organisation.languages };
	});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, evaluationForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => changePlan(tx, params.evaluation, form.value));
		if (!outcome.ok) return form.refuse(planRefusalWords(outcome.reason));
		redirect(303, `/evaluation/evaluations/${params.evaluation}?saved`);
	}
};
