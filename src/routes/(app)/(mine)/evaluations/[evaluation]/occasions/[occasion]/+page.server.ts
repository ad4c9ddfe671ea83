import { redirect } from '@sveltejs/kit';
import { isLiving, mayPlanEvaluations, mayReadPlans } from '#rooms/evaluation/telling/evaluation/policy.ts';
import { getEvaluation } from '#rooms/evaluation/telling/evaluation/queries.server.ts';
import { listOwnHelp } from '#rooms/evaluation/telling/helper/queries.server.ts';
import { occasionRefusalWords } from '#rooms/evaluation/telling/occasion/choices.ts';
import { noteDisturbance, tellOccasion } from '#rooms/evaluation/telling/occasion/commands.server.ts';
import { disturbanceForm, happenedForm } from '#rooms/evaluation/telling/occasion/form.ts';
import {
	catchUp,
	clockAt,
	hasItsDay,
	minutesAt,
	minutesNow,
	runSheet
} from '#rooms/evaluation/telling/occasion/policy.ts';
import {
	getOccasion,
	getUsualLate,
	listDisturbances,
	occasionPlan
} from '#rooms/evaluation/telling/occasion/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) =>
	locals.tx(async (tx) => {
		const evaluation = await getEvaluation(tx, params.evaluation);
		const occasion = await getOccasion(tx, evaluation.id, params.occasion);
		const [today, now] = [isoDay(tx.now, tx.zone), minutesNow(tx.now, tx.zone)];
		const plan = occasionPlan(occasion, await getUsualLate(tx));
		const ends = minutesAt(occasion.starts) + occasion.minutes;
		const collects = (await listOwnHelp(tx, evaluation.id)).some(({ does }) => does === 'collects');
		const mayTell = mayPlanEvaluations(tx.actor) || collects;
		const next = Number(url.searchParams.get('next') ?? 0);
		const isAsked = Number.isInteger(next) && next >= 1 && next <= occasion.parts.length;
		return {
			...{
				evaluation,
				occasion,
				late: plan.late ?? 0,
				ends: clockAt(ends),
				now: clockAt(now),
				next: isAsked ? next : 0
			},
			isStaff: mayReadPlans(tx.actor),
			isToday: occasion.heldOn === today && !occasion.isTold,
			mayTell: mayTell && isLiving(evaluation.state) && hasItsDay(occasion.heldOn, today),
			sheet: runSheet(occasion.starts, plan),
			still: isAsked ? catchUp(plan, Math.max(0, ends - now), next - 1) : undefined,
			disturbed: await listDisturbances(tx, occasion.id),
			zone: tx.zone
		};
	});

export const actions: Actions = {
	disturb: async ({ request, locals, params: { evaluation, occasion } }) => {
		const form = await readForm(request, disturbanceForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => noteDisturbance(tx, evaluation, occasion, form.value.kind));
		if (!outcome.ok) return form.refuse(occasionRefusalWords(outcome.reason));
		redirect(303, `/evaluations/${evaluation}/occasions/${occasion}?said=occasion-disturbed`);
	},
	tell: async ({ request, locals, params: { evaluation, occasion } }) => {
		const form = await readForm(request, happenedForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => tellOccasion(tx, evaluation, occasion, form.value));
		if (!outcome.ok) return form.refuse(occasionRefusalWords(outcome.reason));
		redirect(303, `/evaluations/${evaluation}/occasions/${occasion}?said=occasion-told`);
	}
};
