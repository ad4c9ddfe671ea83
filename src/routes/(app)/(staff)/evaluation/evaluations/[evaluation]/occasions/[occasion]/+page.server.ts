import { redirect } from '@sveltejs/kit';
import { isLiving, mayPlanEvaluations, mayReadPlans } from '#rooms/evaluation/telling/evaluation/policy.ts';
import { getEvaluation } from '#rooms/evaluation/telling/evaluation/queries.server.ts';
import { occasionRefusalWords } from '#rooms/evaluation/telling/occasion/choices.ts';
import { changeOccasion, takeRemedy } from '#rooms/evaluation/telling/occasion/commands.server.ts';
import { needsOf } from '#rooms/evaluation/telling/occasion/figures.ts';
import { occasionForm, remedyForm } from '#rooms/evaluation/telling/occasion/form.ts';
import { remediesFor } from '#rooms/evaluation/telling/occasion/policy.ts';
import {
	getOccasion,
	getUsualLate,
	listDisturbances,
	occasionPlan
} from '#rooms/evaluation/telling/occasion/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		if (!mayReadPlans(tx.actor)) throw new NotFound();
		const evaluation = await getEvaluation(tx, params.evaluation);
		const occasion = await getOccasion(tx, evaluation.id, params.occasion);
		const plan = occasionPlan(occasion, await getUsualLate(tx));
		const mayPlan = mayPlanEvaluations(tx.actor) && isLiving(evaluation.state) && !occasion.isTold;
		return {
			...{ evaluation, occasion, mayPlan, needs: needsOf(plan), offers: mayPlan ? remediesFor(plan) : [] },
			disturbed: await listDisturbances(tx, occasion.id),
			languages: locals.organisation.languages,
			zone: tx.zone
		};
	});

export const actions: Actions = {
	change: async ({ request, locals, params: { evaluation, occasion } }) => {
		const form = await readForm(request, occasionForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => changeOccasion(tx, evaluation, occasion, form.value));
		if (!outcome.ok) return form.refuse(occasionRefusalWords(outcome.reason));
		redirect(303, `/evaluation/evaluations/${evaluation}/occasions/${occasion}?said=occasion-changed`);
	},
	offer: async ({ request, locals, params: { evaluation, occasion } }) => {
		const form = await readForm(request, remedyForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => takeRemedy(tx, evaluation, occasion, form.value));
		if (!outcome.ok) return form.refuse(occasionRefusalWords(outcome.reason));
		redirect(303, `/evaluation/evaluations/${evaluation}/occasions/${occasion}?said=occasion-changed`);
	}
};
