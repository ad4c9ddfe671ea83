import { redirect } from '@sveltejs/kit';
import { cardRefusalWords } from '#rooms/coproduction/card/choices.ts';
import { leadNoMore, leadToTheme } from '#rooms/coproduction/card/commands.server.ts';
import { cardThemeForm } from '#rooms/coproduction/card/form.ts';
import { listCards, themesOfCards } from '#rooms/coproduction/card/queries.server.ts';
import { listThemes } from '#rooms/coproduction/theme/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { boardToRun } from '../../../../boards.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const board = await boardToRun(tx, params);
		const cards = (await listCards(tx, board.id)).filter(({ isHidden }) => !isHidden);
		const leads = await themesOfCards(tx, board.id);
		return { board, cards, leads, themes: await listThemes(tx, board.projectId) };
	});

const on = ({ project, board }: { project: string; board: string }, said: string, at: string) =>
	redirect(303, `/together/${project}/boards/${board}/themes?said=${said}${at}`);

export const actions: Actions = {
	lead: async ({ request, locals, params }) => {
		const form = await readForm(request, cardThemeForm);
		if (!form.ok) return form.problem;
		const { card, theme } = form.value;
		const outcome = await locals.tx((tx) => leadToTheme(tx, params.board, card, theme));
		if (!outcome.ok) return form.refuse(cardRefusalWords[outcome.reason](), `theme-${card}`);
		on(params, 'card-leads', `#c-${card}`);
	},
	no: async ({ request, locals, params }) => {
		const form = await readForm(request, cardThemeForm);
		if (!form.ok) return form.problem;
		const { card, theme } = form.value;
		await locals.tx((tx) => leadNoMore(tx, params.board, card, theme));
		on(params, 'card-leads-no', `#c-${card}`);
	}
};
