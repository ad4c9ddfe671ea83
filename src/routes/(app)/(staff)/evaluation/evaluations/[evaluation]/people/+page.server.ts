import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { aimRefusalWords } from '#rooms/evaluation/telling/aim/choices.ts';
import { addAim, takeAimOut } from '#rooms/evaluation/telling/aim/commands.server.ts';
import { aimChosen, aimForm } from '#rooms/evaluation/telling/aim/form.ts';
import { listAims } from '#rooms/evaluation/telling/aim/queries.server.ts';
import {
	isLiving,
	mayAgreeToHelpers,
	mayPlanEvaluations,
	mayReadPlans
} from '#rooms/evaluation/telling/evaluation/policy.ts';
import { getEvaluation } from '#rooms/evaluation/telling/evaluation/queries.server.ts';
import { helperRefusalWords } from '#rooms/evaluation/telling/helper/choices.ts';
import { agreeToHelper, endHelper, nameHelper } from '#rooms/evaluation/telling/helper/commands.server.ts';
import { helperYesForm, helperChosen, helperForm } from '#rooms/evaluation/telling/helper/form.ts';
import { listHelpers } from '#rooms/evaluation/telling/helper/queries.server.ts';
import { isFormer } from '#rooms/programmes/courses/area/policy.ts';
import { listAreas } from '#rooms/programmes/courses/area/queries.server.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		if (!mayReadPlans(tx.actor)) throw new NotFound();
		const [evaluation, today] = [await getEvaluation(tx, params.evaluation), isoDay(tx.now, tx.zone)];
		return {
			id: randomUUID(),
			evaluation,
			mayPlan: mayPlanEvaluations(tx.actor) && isLiving(evaluation.state),
			mayAgree: mayAgreeToHelpers(tx.actor) && isLiving(evaluation.state),
			aims: await listAims(tx, evaluation.id),
			helpers: await listHelpers(tx, evaluation.id),
			areas: (await listAreas(tx)).filter((area) => !isFormer(area, today)),
			languages: locals.organisation.languages,
			zone: tx.zone,
			today
		};
	});

export const actions: Actions = {
	aim: async ({ request, locals, params: { evaluation } }) => {
		const form = await readForm(request, aimForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => addAim(tx, evaluation, form.value));
		if (!outcome.ok) return form.refuse(...aimRefusalWords(outcome.reason));
		redirect(303, `/evaluation/evaluations/${evaluation}/people?said=aim-kept`);
	},
	'aim-out': async ({ request, locals, params: { evaluation } }) => {
		const form = await readForm(request, aimChosen);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => takeAimOut(tx, evaluation, form.value.aim));
		if (!outcome.ok) return form.refuse(...aimRefusalWords(outcome.reason));
		redirect(303, `/evaluation/evaluations/${evaluation}/people?said=aim-out`);
	},
	helper: async ({ request, locals, params: { evaluation } }) => {
		const form = await readForm(request, helperForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, (tx, helper) => nameHelper(tx, evaluation, helper), {
			to: () => `/evaluation/evaluations/${evaluation}/people?said=helper-named`,
			say: helperRefusalWords
		});
	},
	agree: async ({ request, locals, params: { evaluation } }) => {
		const form = await readForm(request, helperYesForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => agreeToHelper(tx, evaluation, form.value));
		if (!outcome.ok) return form.refuse(...helperRefusalWords(outcome.reason));
		redirect(303, `/evaluation/evaluations/${evaluation}/people?said=helper-agreed`);
	},
	'end-helper': async ({ request, locals, params: { evaluation } }) => {
		const form = await readForm(request, helperChosen);
		if (!form.ok) return form.problem;
		await locals.tx((tx) => endHelper(tx, evaluation, form.value.helper));
		redirect(303, `/evaluation/evaluations/${evaluation}/people?said=helper-ended`);
	}
};
