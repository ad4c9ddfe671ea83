import { listCriteria } from '#rooms/coproduction/criterion/queries.server.ts';
import { mayRunProject } from '#rooms/coproduction/project/policy.ts';
import { getProject } from '#rooms/coproduction/project/queries.server.ts';
import { peopleBehind } from '#rooms/coproduction/thread/queries.server.ts';
import type { PageServerLoad } from './$types';

/** What parents would call a success: for the people of the project, those who run it, and where the project is public for anybody. */
export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const project = await getProject(tx, params.project);
		const criteria = await listCriteria(tx, project.id);
		const ids = criteria.map(({ id }) => id);
		return {
			...{ project, criteria, runs: mayRunProject(tx.actor, project.id), isHere: tx.actor.id !== null },
			behind: await peopleBehind(tx, 'criterion', ids),
			...{ together: locals.publicPath('/together'), zone: tx.zone }
		};
	});
