import { startProject } from '#rooms/coproduction/project/commands.server.ts';
import { newProjectForm } from '#rooms/coproduction/project/form.ts';
import { mayStartProject } from '#rooms/coproduction/project/policy.ts';
import { listProjects } from '#rooms/coproduction/project/queries.server.ts';
import { listOwnPanels } from '#rooms/coproduction/panel/queries.server.ts';
import { listOverduePromises } from '#rooms/coproduction/promise/queries.server.ts';
import { todayOf } from '#rooms/coproduction/campaign/policy.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) =>
	locals.tx(async (tx) => ({
		id: uuidv7(),
		starts: mayStartProject(tx.actor),
		panels: await listOwnPanels(tx),
		projects: await listProjects(tx),
		past: (await listOverduePromises(tx, todayOf(tx))).map(({ id, projectId, doing }) => ({ id, projectId, doing }))
	}));

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const form = await readForm(request, newProjectForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, startProject, { to: (id) => `/together/${id}?saved` });
	}
};
