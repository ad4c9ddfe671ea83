import { randomUUID } from 'node:crypto';
import { makeBoard } from '#rooms/coproduction/board/commands.server.ts';
import { newBoardForm } from '#rooms/coproduction/board/form.ts';
import { mayRunProject } from '#rooms/coproduction/project/policy.ts';
import { getProject } from '#rooms/coproduction/project/queries.server.ts';
import { findStep } from '#rooms/coproduction/step/queries.server.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) =>
	locals.tx(async (tx) => {
		const project = await getProject(tx, params.project);
		if (!mayRunProject(tx.actor, project.id)) throw new NotFound();
		const step = await findStep(tx, url.searchParams.get('step') ?? '', project.id);
		return { ...{ id: randomUUID(), project, step }, languages: locals.organisation.languages };
	});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, newBoardForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, (tx, board) => makeBoard(tx, params.project, board), {
			to: (board) => `/together/${params.project}/boards/${board}?said=board-made`
		});
	}
};
