import { randomUUID } from 'node:crypto';
import { getProject } from '#rooms/coproduction/project/queries.server.ts';
import { stakeholderRefusalWords } from '#rooms/coproduction/stakeholder/choices.ts';
import { addStakeholder } from '#rooms/coproduction/stakeholder/commands.server.ts';
import { newStakeholderForm } from '#rooms/coproduction/stakeholder/form.ts';
import { mayMapStakeholders } from '#rooms/coproduction/stakeholder/policy.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const project = await getProject(tx, params.project);
		if (!mayMapStakeholders(tx.actor, { projectId: project.id })) throw new NotFound();
		return { id: randomUUID(), project };
	});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, newStakeholderForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, (tx, one) => addStakeholder(tx, params.project, one), {
			to: () => `/together/${params.project}/stakeholders?said=stakeholder-added`,
			say: (reason) => [stakeholderRefusalWords(reason), '']
		});
	}
};
