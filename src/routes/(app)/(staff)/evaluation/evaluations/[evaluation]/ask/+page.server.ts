import { redirect } from '@sveltejs/kit';
import { mayPlanEvaluations } from '#rooms/evaluation/telling/evaluation/policy.ts';
import { getEvaluation } from '#rooms/evaluation/telling/evaluation/queries.server.ts';
import { takeOutcomeOut, writeOutcome } from '#rooms/evaluation/telling/outcome/commands.server.ts';
import { outcomeChosen, outcomeForm } from '#rooms/evaluation/telling/outcome/form.ts';
import { listOutcomes } from '#rooms/evaluation/telling/outcome/queries.server.ts';
import { lineRefusalWords } from '#rooms/evaluation/telling/question/choices.ts';
import { takeQuestionOut, writeQuestion } from '#rooms/evaluation/telling/question/commands.server.ts';
import { questionChosen, askingForm } from '#rooms/evaluation/telling/question/form.ts';
import { listEvaluationQuestions } from '#rooms/evaluation/telling/question/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		if (!mayPlanEvaluations(tx.actor)) throw new NotFound();
		const evaluation = await getEvaluation(tx, params.evaluation);
		return {
			evaluation,
			questions: await listEvaluationQuestions(tx, evaluation.id),
			outcomes: await listOutcomes(tx, evaluation.id),
			languages: locals.organisation.languages
		};
	});

export const actions: Actions = {
	question: async ({ request, locals, params: { evaluation } }) => {
		const form = await readForm(request, askingForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => writeQuestion(tx, evaluation, form.value));
		if (!outcome.ok) return form.refuse(lineRefusalWords(outcome.reason));
		redirect(303, `/evaluation/evaluations/${evaluation}/ask?said=question-kept`);
	},
	'question-out': async ({ request, locals, params: { evaluation } }) => {
		const form = await readForm(request, questionChosen);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => takeQuestionOut(tx, evaluation, form.value.question));
		if (!outcome.ok) return form.refuse(lineRefusalWords(outcome.reason));
		redirect(303, `/evaluation/evaluations/${evaluation}/ask?said=question-out`);
	},
	outcome: async ({ request, locals, params: { evaluation } }) => {
		const form = await readForm(request, outcomeForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => writeOutcome(tx, evaluation, form.value));
		if (!outcome.ok) return form.refuse(lineRefusalWords(outcome.reason));
		redirect(303, `/evaluation/evaluations/${evaluation}/ask?said=outcome-kept`);
	},
	'outcome-out': async ({ request, locals, params: { evaluation } }) => {
		const form = await readForm(request, outcomeChosen);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => takeOutcomeOut(tx, evaluation, form.value.outcome));
		if (!outcome.ok) return form.refuse(lineRefusalWords(outcome.reason));
		redirect(303, `/evaluation/evaluations/${evaluation}/ask?said=outcome-out`);
	}
};
