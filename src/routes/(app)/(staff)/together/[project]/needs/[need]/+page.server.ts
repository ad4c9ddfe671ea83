import { redirect } from '@sveltejs/kit';
import { changeNeed, takeNeedOut } from '#rooms/coproduction/need/commands.server.ts';
import { changeNeedForm } from '#rooms/coproduction/need/form.ts';
import { mayWriteNeeds } from '#rooms/coproduction/need/policy.ts';
import { getNeed } from '#rooms/coproduction/need/queries.server.ts';
import { needRefusalWords } from '#rooms/coproduction/need/words.ts';
import { listThemes } from '#rooms/coproduction/theme/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const need = await getNeed(tx, params.need);
		if (need.projectId !== params.project || !mayWriteNeeds(tx.actor, need)) throw new NotFound();
		return { need, themes: await listThemes(tx, need.projectId), languages: locals.organisation.languages };
	});

export const actions: Actions = {
	change: async ({ request, locals, params }) => {
		const form = await readForm(request, changeNeedForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => changeNeed(tx, params.need, form.value));
		if (!outcome.ok) return form.refuse(...needRefusalWords(outcome.reason));
		redirect(303, `/together/${params.project}/needs?saved`);
	},
	takeOut: async ({ locals, params }) => {
		await locals.tx((tx) => takeNeedOut(tx, params.need));
		redirect(303, `/together/${params.project}/needs?said=need-taken-out`);
	}
};
