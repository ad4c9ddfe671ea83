import { redirect } from '@sveltejs/kit';
import { listAims } from '#rooms/evaluation/telling/aim/queries.server.ts';
import { planRefusalWords } from '#rooms/evaluation/telling/evaluation/choices.ts';
import { moveOn } from '#rooms/evaluation/telling/evaluation/commands.server.ts';
import { stateForm } from '#rooms/evaluation/telling/evaluation/form.ts';
import { isLiving, mayPlanEvaluations, mayReadPlans, nextState } from '#rooms/evaluation/telling/evaluation/policy.ts';
import { getEvaluation } from '#rooms/evaluation/telling/evaluation/queries.server.ts';
import { listHelpers } from '#rooms/evaluation/telling/helper/queries.server.ts';
import { listOccasions } from '#rooms/evaluation/telling/occasion/queries.server.ts';
import { listOutcomes } from '#rooms/evaluation/telling/outcome/queries.server.ts';
import { listEvaluationQuestions } from '#rooms/evaluation/telling/question/queries.server.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		if (!mayReadPlans(tx.actor)) throw new NotFound();
		const evaluation = await getEvaluation(tx, params.evaluation);
		const mayPlan = mayPlanEvaluations(tx.actor) && isLiving(evaluation.state);
		return {
			evaluation,
			mayPlan,
			mayEnd: mayPlanEvaluations(tx.actor) && evaluation.state !== 'closed',
			next: mayPlan ? nextState(evaluation.state) : undefined,
			questions: await listEvaluationQuestions(tx, evaluation.id),
			outcomes: await listOutcomes(tx, evaluation.id),
			aims: await listAims(tx, evaluation.id),
			helpers: await listHelpers(tx, evaluation.id),
			occasions: await listOccasions(tx, evaluation.id),
			zone: tx.zone,
			today: isoDay(tx.now, tx.zone)
		};
	});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, stateForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => moveOn(tx, params.evaluation, form.value.state));
		if (!outcome.ok) return form.refuse(planRefusalWords(outcome.reason));
		redirect(303, `/evaluation/evaluations/${params.evaluation}?said=evaluation-moved`);
	}
};
