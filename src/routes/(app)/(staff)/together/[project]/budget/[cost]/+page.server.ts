import { redirect } from '@sveltejs/kit';
import { budgetRefusalWords } from '#rooms/coproduction/budget-line/choices.ts';
import { changeBudgetLine, takeBudgetLineOut } from '#rooms/coproduction/budget-line/commands.server.ts';
import { changeBudgetForm } from '#rooms/coproduction/budget-line/form.ts';
import { mayBudget } from '#rooms/coproduction/budget-line/policy.ts';
import { getBudgetLine } from '#rooms/coproduction/budget-line/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const line = await getBudgetLine(tx, params.cost);
		if (line.projectId !== params.project || !mayBudget(tx.actor, line)) throw new NotFound();
		return { line };
	});

export const actions: Actions = {
	change: async ({ request, locals, params }) => {
		const form = await readForm(request, changeBudgetForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => changeBudgetLine(tx, params.cost, form.value));
		if (!outcome.ok) return form.refuse(budgetRefusalWords(outcome.reason));
		redirect(303, `/together/${params.project}/budget?saved`);
	},
	takeOut: async ({ locals, params }) => {
		await locals.tx((tx) => takeBudgetLineOut(tx, params.cost));
		redirect(303, `/together/${params.project}/budget?said=budget-taken-out`);
	}
};
