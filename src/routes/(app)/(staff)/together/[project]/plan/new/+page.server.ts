import { randomUUID } from 'node:crypto';
import { planLineRefusalWords } from '#rooms/coproduction/plan-line/choices.ts';
import { addPlanLine } from '#rooms/coproduction/plan-line/commands.server.ts';
import { newPlanLineForm } from '#rooms/coproduction/plan-line/form.ts';
import { mayWritePlan } from '#rooms/coproduction/plan-line/policy.ts';
import { listHomes } from '#rooms/coproduction/plan-line/queries.server.ts';
import { getProject } from '#rooms/coproduction/project/queries.server.ts';
import { listToRestRunOn } from '#rooms/coproduction/thread/queries.server.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const project = await getProject(tx, params.project);
		if (!mayWritePlan(tx.actor, { projectId: project.id })) throw new NotFound();
		const [toRestOn, homes] = [await listToRestRunOn(tx, project.id), await listHomes(tx, project)];
		return { id: randomUUID(), project, toRestOn, homes, languages: locals.organisation.languages, zone: tx.zone };
	});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, newPlanLineForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, (tx, line) => addPlanLine(tx, params.project, line), {
			to: () => `${locals.publicPath(`/together/${params.project}/plan`)}?said=plan-line`,
			say: planLineRefusalWords
		});
	}
};
