import { listBoards } from '#rooms/coproduction/board/queries.server.ts';
import { todayOf } from '#rooms/coproduction/campaign/policy.ts';
import { listCriteria } from '#rooms/coproduction/criterion/queries.server.ts';
import { listDocuments } from '#rooms/coproduction/document/queries.server.ts';
import { mayRunProject } from '#rooms/coproduction/project/policy.ts';
import { listPlanLines } from '#rooms/coproduction/plan-line/queries.server.ts';
import { getProject } from '#rooms/coproduction/project/queries.server.ts';
import { listPromises } from '#rooms/coproduction/promise/queries.server.ts';
import { listThemes } from '#rooms/coproduction/theme/queries.server.ts';
import { peopleBehind } from '#rooms/coproduction/thread/queries.server.ts';
import type { PageServerLoad } from './$types';

/** What was said and what is done about it: for the people of the project, those who run it, and of what is public for anybody. */
export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const project = await getProject(tx, params.project);
		const promises = await listPromises(tx, project.id);
		const now = promises.filter(({ publishedAt }) => !publishedAt).map(({ id }) => id);
		return {
			...{ project, promises, runs: mayRunProject(tx.actor, project.id), isHere: tx.actor.id !== null },
			behind: await peopleBehind(tx, 'promise', now),
			hasThemes: tx.actor.id !== null && (await listThemes(tx, project.id)).length > 0,
			hasCriteria: (await listCriteria(tx, project.id)).length > 0,
			hasDocuments: tx.actor.id !== null && (await listDocuments(tx, project.id)).length > 0,
			hasPlan: (await listPlanLines(tx, project.id)).length > 0,
			hasBoards: tx.actor.id !== null && (await listBoards(tx, project.id)).length > 0,
			...{ together: locals.publicPath('/together'), zone: tx.zone, today: todayOf(tx) }
		};
	});
