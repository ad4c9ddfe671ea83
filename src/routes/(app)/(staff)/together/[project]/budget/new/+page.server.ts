import { randomUUID } from 'node:crypto';
import { budgetRefusalWords } from '#rooms/coproduction/budget-line/choices.ts';
import { writeBudgetLine } from '#rooms/coproduction/budget-line/commands.server.ts';
import { newBudgetForm } from '#rooms/coproduction/budget-line/form.ts';
import { mayBudget } from '#rooms/coproduction/budget-line/policy.ts';
import { getProject } from '#rooms/coproduction/project/queries.server.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const project = await getProject(tx, params.project);
		if (!mayBudget(tx.actor, { projectId: project.id })) throw new NotFound();
		return { id: randomUUID(), project };
	});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, newBudgetForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, (tx, line) => writeBudgetLine(tx, params.project, line), {
			to: () => `/together/${params.project}/budget?said=budget-written`,
			say: (reason) => [budgetRefusalWords(reason), '']
		});
	}
};
