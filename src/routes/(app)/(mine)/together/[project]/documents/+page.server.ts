import { listDocuments } from '#rooms/coproduction/document/queries.server.ts';
import { mayReadComments, mayWriteDocuments } from '#rooms/coproduction/document/policy.ts';
import { getProject } from '#rooms/coproduction/project/queries.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const project = await getProject(tx, params.project);
		const of = { projectId: project.id };
		return {
			...{ project, documents: await listDocuments(tx, project.id) },
			...{ writes: mayWriteDocuments(tx.actor, of), isTeam: mayReadComments(tx.actor, of), zone: tx.zone }
		};
	});
