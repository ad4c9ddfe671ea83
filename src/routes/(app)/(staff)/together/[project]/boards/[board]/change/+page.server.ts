import { redirect } from '@sveltejs/kit';
import { boardRefusalWords } from '#rooms/coproduction/board/choices.ts';
import { changeBoard, throwBoardAway } from '#rooms/coproduction/board/commands.server.ts';
import { changeBoardForm } from '#rooms/coproduction/board/form.ts';
import { readForm, refusal } from '#platform/forms/read.server.ts';
import { boardToRun } from '../../../../boards.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const board = await locals.tx((tx) => boardToRun(tx, params));
	if (board.state !== 'closed') redirect(303, `/together/${params.project}/boards/${params.board}`);
	return { board, languages: locals.organisation.languages };
};

export const actions: Actions = {
	change: async ({ request, locals, params }) => {
		const form = await readForm(request, changeBoardForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => changeBoard(tx, params.board, form.value));
		if (!outcome.ok) return form.refuse(boardRefusalWords[outcome.reason]());
		redirect(303, `/together/${params.project}/boards/${params.board}?said=board-changed`);
	},
	away: async ({ locals, params }) => {
		const outcome = await locals.tx((tx) => throwBoardAway(tx, params.board));
		if (!outcome.ok) return refusal(boardRefusalWords[outcome.reason]());
		redirect(303, `/together/${params.project}/boards?said=board-away`);
	}
};
