import { error } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { planRefusalWords } from '#rooms/evaluation/telling/evaluation/choices.ts';
import { planEvaluation } from '#rooms/evaluation/telling/evaluation/commands.server.ts';
import { newPlanForm, smallestNumbers } from '#rooms/evaluation/telling/evaluation/form.ts';
import { mayPlanEvaluations } from '#rooms/evaluation/telling/evaluation/policy.ts';
import { askAboutCriteria } from '#rooms/evaluation/telling/question/commands.server.ts';
import { listCriteriaToAsk } from '#rooms/evaluation/telling/question/queries.server.ts';
import { usualCuts } from '#rooms/evaluation/telling/story/figures.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	if (!locals.actor || !mayPlanEvaluations(locals.actor)) error(403, m.app_forbidden());
	return {
		id: randomUUID(),
		languages: locals.organisation.languages,
		criteria: await locals.tx(listCriteriaToAsk),
		usual: { cuts: usualCuts.join(', '), smallest: String(smallestNumbers.least) }
	};
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const form = await readForm(request, newPlanForm);
		if (!form.ok) return form.problem;
		return once(
			form,
			locals.tx,
			async (tx, { criteria, ...plan }) => {
				const planned = await planEvaluation(tx, plan);
				if (planned.ok) await askAboutCriteria(tx, planned.value, criteria);
				return planned;
			},
			{ to: (id) => `/evaluation/evaluations/${id}?said=evaluation-planned`, say: planRefusalWords }
		);
	}
};
