import { listBoards } from '#rooms/coproduction/board/queries.server.ts';
import { mayRunProject } from '#rooms/coproduction/project/policy.ts';
import { getProject } from '#rooms/coproduction/project/queries.server.ts';
import { holds } from '#platform/db/tx.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const project = await getProject(tx, params.project);
		const runs = mayRunProject(tx.actor, project.id);
		const boards = await listBoards(tx, project.id);
		return { project, runs, isTeam: runs || holds(tx.actor, 'evaluator'), boards };
	});
