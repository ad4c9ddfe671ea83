import { redirect } from '@sveltejs/kit';
import { boardRefusalWords } from '#rooms/coproduction/board/choices.ts';
import { endScreen, letScreenIn } from '#rooms/coproduction/board/commands.server.ts';
import { boardCodeForm, endScreenForm } from '#rooms/coproduction/board/form.ts';
import { listScreens } from '#rooms/coproduction/board/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { boardToRun } from '../../../../boards.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) =>
	locals.tx(async (tx) => ({
		board: await boardToRun(tx, params),
		screens: await listScreens(tx, params.board),
		address: new URL(locals.publicPath('/together/screen'), url).href,
		zone: tx.zone
	}));

const on = ({ project, board }: { project: string; board: string }, said: string) =>
	redirect(303, `/together/${project}/boards/${board}/screens?said=${said}`);

export const actions: Actions = {
	screen: async ({ request, locals, params }) => {
		const form = await readForm(request, boardCodeForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => letScreenIn(tx, params.board, form.value.code));
		if (!outcome.ok) return form.refuse(boardRefusalWords[outcome.reason](), 'code');
		on(params, 'screen-in');
	},
	end: async ({ request, locals, params }) => {
		const form = await readForm(request, endScreenForm);
		if (!form.ok) return form.problem;
		await locals.tx((tx) => endScreen(tx, params.board, form.value.screen));
		on(params, 'screen-ended');
	}
};
