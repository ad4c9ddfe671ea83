import { mayBudget } from '#rooms/coproduction/budget-line/policy.ts';
import { listBudget } from '#rooms/coproduction/budget-line/queries.server.ts';
import { mayReadGuide } from '#rooms/coproduction/guide/policy.ts';
import { getProject } from '#rooms/coproduction/project/queries.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const project = await getProject(tx, params.project);
		const of = { projectId: project.id };
		if (!mayReadGuide(tx.actor, of)) throw new NotFound();
		return { project, lines: await listBudget(tx, project.id), writes: mayBudget(tx.actor, of) };
	});
