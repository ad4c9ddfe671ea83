import { draftDecision } from '#rooms/coproduction/decision/commands.server.ts';
import { fieldsIn, newDecisionForm } from '#rooms/coproduction/decision/form.ts';
import { mayRunProject } from '#rooms/coproduction/project/policy.ts';
import { getProject } from '#rooms/coproduction/project/queries.server.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { Forbidden } from '#platform/outcome.ts';
import { circlesFor } from '../../terms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const project = await getProject(tx, params.project);
		if (!mayRunProject(tx.actor, project.id)) throw new Forbidden();
		return { id: uuidv7(), project, circles: await circlesFor(tx, project) };
	});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, newDecisionForm);
		if (!form.ok) return form.problem;
		return once(
			form,
			locals.tx,
			(tx, { id, ...typed }) => draftDecision(tx, params.project, { id, ...fieldsIn(typed, tx.zone) }),
			{ to: (id) => `/together/${params.project}/${id}?saved` }
		);
	}
};
