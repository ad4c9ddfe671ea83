import { getProject } from '#rooms/coproduction/project/queries.server.ts';
import { mayPlanWorkshop, mayReadWorkshops } from '#rooms/coproduction/workshop/policy.ts';
import { listWorkshops } from '#rooms/coproduction/workshop/queries.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const project = await getProject(tx, params.project);
		const of = { projectId: project.id };
		if (!mayReadWorkshops(tx.actor, of)) throw new NotFound();
		const workshops = await listWorkshops(tx, project.id);
		return { project, workshops, plans: mayPlanWorkshop(tx.actor, of), zone: tx.zone };
	});
