import { randomUUID } from 'node:crypto';
import { mayPlanEvaluations } from '#rooms/evaluation/telling/evaluation/policy.ts';
import { getEvaluation } from '#rooms/evaluation/telling/evaluation/queries.server.ts';
import { occasionRefusalWords } from '#rooms/evaluation/telling/occasion/choices.ts';
import { planOccasion } from '#rooms/evaluation/telling/occasion/commands.server.ts';
import { newOccasionForm } from '#rooms/evaluation/telling/occasion/form.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		if (!mayPlanEvaluations(tx.actor)) throw new NotFound();
		const evaluation = await getEvaluation(tx, params.evaluation);
		return { id: randomUUID(), evaluation, languages: locals.organisation.languages };
	});

export const actions: Actions = {
	default: async ({ request, locals, params: { evaluation } }) => {
		const form = await readForm(request, newOccasionForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, (tx, fields) => planOccasion(tx, evaluation, fields), {
			to: (id) => `/evaluation/evaluations/${evaluation}/occasions/${id}?said=occasion-planned`,
			say: occasionRefusalWords
		});
	}
};
