import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { boardRefusalWords } from '#rooms/coproduction/board/choices.ts';
import { closeToRead, openBoard } from '#rooms/coproduction/board/commands.server.ts';
import { cardRefusalWords } from '#rooms/coproduction/card/choices.ts';
import { addCard, hideCard, moveCard, shiftCard } from '#rooms/coproduction/card/commands.server.ts';
import { hideCardForm, moveCardForm, typedCardForm } from '#rooms/coproduction/card/form.ts';
import { listCards } from '#rooms/coproduction/card/queries.server.ts';
import { getProject } from '#rooms/coproduction/project/queries.server.ts';
import { findStep } from '#rooms/coproduction/step/queries.server.ts';
import { inTwo } from '#rooms/coproduction/note/policy.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm, refusal } from '#platform/forms/read.server.ts';
import { squareOf } from '#platform/identity/square.ts';
import { boardToRun } from '../../../boards.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const shown = await locals.tx(async (tx) => {
		const board = await boardToRun(tx, params);
		const project = await getProject(tx, board.projectId);
		const step = await findStep(tx, board.stepId ?? '', project.id);
		return { board, project, step, isKept: board.state === 'kept', cards: await listCards(tx, board.id) };
	});
	const { code } = shown.board;
	const join = code && new URL(locals.publicPath(`/together/board/${code}`), url).href;
	return {
		...shown,
		form: randomUUID(),
		version: locals.version(params.board),
		typed: new URL(locals.publicPath('/together/board'), url).href,
		join,
		code: code && inTwo(code),
		square: join && shown.board.state === 'open' ? await squareOf(join) : null
	};
};

const on = ({ project, board }: { project: string; board: string }, said: string, at = '') =>
	redirect(303, `/together/${project}/boards/${board}?said=${said}${at}`);

export const actions: Actions = {
	open: async ({ locals, params }) => {
		const outcome = await locals.tx((tx) => openBoard(tx, params.board));
		if (!outcome.ok) return refusal(boardRefusalWords[outcome.reason]());
		on(params, 'board-open');
	},
	close: async ({ locals, params }) => {
		const outcome = await locals.tx((tx) => closeToRead(tx, params.board));
		if (!outcome.ok) return refusal(boardRefusalWords[outcome.reason]());
		redirect(303, `/together/${params.project}/boards/${params.board}/reading?said=board-closed`);
	},
	add: async ({ request, locals, params }) => {
		const form = await readForm(request, typedCardForm);
		if (!form.ok) return form.problem;
		const { language } = locals;
		return once(form, locals.tx, (tx, card) => addCard(tx, params.board, { ...card, language }), {
			to: () => `/together/${params.project}/boards/${params.board}?said=card-added#add`,
			say: (reason) => cardRefusalWords[reason]()
		});
	},
	hide: async ({ request, locals, params }) => {
		const form = await readForm(request, hideCardForm);
		if (!form.ok) return form.problem;
		const { card, hidden } = form.value;
		const outcome = await locals.tx((tx) => hideCard(tx, params.board, card, hidden === 'yes'));
		if (!outcome.ok) return refusal(cardRefusalWords[outcome.reason]());
		on(params, hidden === 'yes' ? 'card-hidden' : 'card-shown', `#c-${card}`);
	},
	move: async ({ request, locals, params }) => {
		const form = await readForm(request, moveCardForm);
		if (!form.ok) return form.problem;
		const { card, column, way } = form.value;
		const outcome = await locals.tx((tx) =>
			way ? shiftCard(tx, params.board, card, way) : moveCard(tx, params.board, card, column)
		);
		if (!outcome.ok) return refusal(cardRefusalWords[outcome.reason]());
		on(params, 'card-moved', `#c-${card}`);
	}
};
