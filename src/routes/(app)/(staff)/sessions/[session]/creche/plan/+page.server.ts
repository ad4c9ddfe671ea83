import { redirect } from '@sveltejs/kit';
import { planForChildren } from '#rooms/creche/plan/commands.server.ts';
import { crechePlanForm } from '#rooms/creche/plan/form.ts';
import { mayPlanForChildren } from '#rooms/creche/plan/policy.ts';
import { findCrechePlan } from '#rooms/creche/plan/queries.server.ts';
import { findDay } from '#rooms/programmes/meetings/day/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const day = await findDay(tx, params.session);
		if (!mayPlanForChildren(tx.actor, day.cohortId)) throw new NotFound();
		return { day, words: await findCrechePlan(tx, day.id), zone: locals.organisation.timeZone };
	});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, crechePlanForm);
		if (!form.ok) return form.problem;
		await locals.tx((tx) => planForChildren(tx, params.session, form.value.words));
		redirect(303, `/sessions/${params.session}/creche/plan?saved`);
	}
};
