import { getBoard } from '#rooms/coproduction/board/queries.server.ts';
import { listCards, themesOfCards } from '#rooms/coproduction/card/queries.server.ts';
import { mayRunProject } from '#rooms/coproduction/project/policy.ts';
import { getProject } from '#rooms/coproduction/project/queries.server.ts';
import { listThemes } from '#rooms/coproduction/theme/queries.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { PageServerLoad } from './$types';

/** A kept board, for the people of its project and those who run or evaluate it. */
export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const board = await getBoard(tx, params.board);
		if (board.state !== 'kept') throw new NotFound();
		const leads = new Set(Object.values(await themesOfCards(tx, board.id)).flat());
		return {
			...{ board, cards: await listCards(tx, board.id), project: await getProject(tx, board.projectId) },
			runs: mayRunProject(tx.actor, board.projectId),
			themes: (await listThemes(tx, board.projectId)).filter(({ id }) => leads.has(id)),
			together: locals.publicPath('/together'),
			zone: tx.zone
		};
	});
