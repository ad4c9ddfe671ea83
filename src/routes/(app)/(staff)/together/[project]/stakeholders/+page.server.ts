import { redirect } from '@sveltejs/kit';
import { todayOf } from '#rooms/coproduction/campaign/policy.ts';
import { getProject } from '#rooms/coproduction/project/queries.server.ts';
import { sayTalked } from '#rooms/coproduction/stakeholder/commands.server.ts';
import { talkedForm } from '#rooms/coproduction/stakeholder/form.ts';
import { mayMapStakeholders } from '#rooms/coproduction/stakeholder/policy.ts';
import { listStakeholders } from '#rooms/coproduction/stakeholder/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const project = await getProject(tx, params.project);
		if (!mayMapStakeholders(tx.actor, { projectId: project.id })) throw new NotFound();
		return { project, stakeholders: await listStakeholders(tx, project.id), zone: tx.zone, today: todayOf(tx) };
	});

export const actions: Actions = {
	talked: async ({ request, locals, params }) => {
		const form = await readForm(request, talkedForm);
		if (!form.ok) return form.problem;
		const { stakeholder } = form.value;
		await locals.tx((tx) => sayTalked(tx, stakeholder));
		redirect(303, `/together/${params.project}/stakeholders/${stakeholder}?said=talked`);
	}
};
