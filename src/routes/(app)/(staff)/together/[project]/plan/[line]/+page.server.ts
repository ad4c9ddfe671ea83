import { redirect } from '@sveltejs/kit';
import { planLineRefusalWords } from '#rooms/coproduction/plan-line/choices.ts';
import { changePlanLine, removePlanLine } from '#rooms/coproduction/plan-line/commands.server.ts';
import { planLineForm } from '#rooms/coproduction/plan-line/form.ts';
import { mayWritePlan } from '#rooms/coproduction/plan-line/policy.ts';
import { getPlanLine, listHomes } from '#rooms/coproduction/plan-line/queries.server.ts';
import { getProject } from '#rooms/coproduction/project/queries.server.ts';
import { listToRestRunOn } from '#rooms/coproduction/thread/queries.server.ts';
import { readForm, refusal } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const project = await getProject(tx, params.project);
		if (!mayWritePlan(tx.actor, { projectId: project.id })) throw new NotFound();
		return {
			...{ project, line: await getPlanLine(tx, project.id, params.line) },
			...{ toRestOn: await listToRestRunOn(tx, project.id), homes: await listHomes(tx, project) },
			...{ languages: locals.organisation.languages, zone: tx.zone }
		};
	});

export const actions: Actions = {
	change: async ({ request, locals, params }) => {
		const form = await readForm(request, planLineForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => changePlanLine(tx, params.project, params.line, form.value));
		if (!outcome.ok) return form.refuse(planLineRefusalWords(outcome.reason));
		redirect(303, `${locals.publicPath(`/together/${params.project}/plan`)}?said=plan-line`);
	},
	remove: async ({ locals, params }) => {
		const outcome = await locals.tx((tx) => removePlanLine(tx, params.project, params.line));
		if (!outcome.ok) return refusal(planLineRefusalWords(outcome.reason));
		redirect(303, `${locals.publicPath(`/together/${params.project}/plan`)}?said=plan-line-gone`);
	}
};
