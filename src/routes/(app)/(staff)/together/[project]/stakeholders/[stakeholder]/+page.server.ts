import { redirect } from '@sveltejs/kit';
import { stakeholderRefusalWords } from '#rooms/coproduction/stakeholder/choices.ts';
import { changeStakeholder, takeStakeholderOut } from '#rooms/coproduction/stakeholder/commands.server.ts';
import { changeStakeholderForm } from '#rooms/coproduction/stakeholder/form.ts';
import { mayMapStakeholders } from '#rooms/coproduction/stakeholder/policy.ts';
import { getStakeholder } from '#rooms/coproduction/stakeholder/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const stakeholder = await getStakeholder(tx, params.stakeholder);
		if (stakeholder.projectId !== params.project || !mayMapStakeholders(tx.actor, stakeholder)) throw new NotFound();
		return { stakeholder };
	});

export const actions: Actions = {
	change: async ({ request, locals, params }) => {
		const form = await readForm(request, changeStakeholderForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => changeStakeholder(tx, params.stakeholder, form.value));
		if (!outcome.ok) return form.refuse(stakeholderRefusalWords(outcome.reason));
		redirect(303, `/together/${params.project}/stakeholders?saved`);
	},
	takeOut: async ({ locals, params }) => {
		await locals.tx((tx) => takeStakeholderOut(tx, params.stakeholder));
		redirect(303, `/together/${params.project}/stakeholders?said=stakeholder-taken-out`);
	}
};
