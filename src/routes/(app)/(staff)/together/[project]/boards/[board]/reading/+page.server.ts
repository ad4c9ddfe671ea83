import { redirect } from '@sveltejs/kit';
import { boardRefusalWords } from '#rooms/coproduction/board/choices.ts';
import { keepBoard, readColumn, turnToColumn } from '#rooms/coproduction/board/commands.server.ts';
import { readColumnForm } from '#rooms/coproduction/board/form.ts';
import { cardRefusalWords } from '#rooms/coproduction/card/choices.ts';
import { correctCard } from '#rooms/coproduction/card/commands.server.ts';
import { correctCardForm } from '#rooms/coproduction/card/form.ts';
import { listCards } from '#rooms/coproduction/card/queries.server.ts';
import { readForm, refusal } from '#platform/forms/read.server.ts';
import { boardToRun } from '../../../../boards.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const board = await boardToRun(tx, params);
		const cards = (await listCards(tx, board.id)).filter(({ isHidden }) => !isHidden);
		return { board, cards, zone: tx.zone };
	});

const on = ({ project, board }: { project: string; board: string }, said: string, at = '') =>
	redirect(303, `/together/${project}/boards/${board}/reading?said=${said}${at}`);

export const actions: Actions = {
	read: async ({ request, locals, params }) => {
		const form = await readForm(request, readColumnForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => readColumn(tx, params.board, form.value.column));
		if (!outcome.ok) return refusal(boardRefusalWords[outcome.reason]());
		on(params, 'board-column');
	},
	turn: async ({ request, locals, params }) => {
		const form = await readForm(request, readColumnForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => turnToColumn(tx, params.board, form.value.column));
		if (!outcome.ok) return refusal(boardRefusalWords[outcome.reason]());
		on(params, 'board-turned');
	},
	correct: async ({ request, locals, params }) => {
		const form = await readForm(request, correctCardForm);
		if (!form.ok) return form.problem;
		const { card, words } = form.value;
		const outcome = await locals.tx((tx) => correctCard(tx, params.board, card, words));
		if (!outcome.ok) return form.refuse(cardRefusalWords[outcome.reason]());
		on(params, 'card-corrected', `#c-${card}`);
	},
	keep: async ({ locals, params }) => {
		const outcome = await locals.tx((tx) => keepBoard(tx, params.board));
		if (!outcome.ok) return refusal(boardRefusalWords[outcome.reason]());
		redirect(303, `/together/${params.project}/boards/${params.board}?said=board-kept`);
	}
};
