import { redirect } from '@sveltejs/kit';
import { askRefusalWords } from '#rooms/coproduction/suggestion/choices.ts';
import { askForNames, closeList } from '#rooms/coproduction/suggestion/commands.server.ts';
import { askForNamesForm } from '#rooms/coproduction/suggestion/form.ts';
import { listSuggestions } from '#rooms/coproduction/suggestion/queries.server.ts';
import type { Tx } from '#platform/db/tx.ts';
import { readForm, refusal } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import { toRun } from '../../../run.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) =>
	locals.tx(async (tx) => {
		const { decision, project } = await toRun(tx, params);
		if (!decision.suggests) throw new NotFound();
		const path = decision.suggestLink && locals.publicPath(`/together/suggest/${decision.suggestLink}`);
		return {
			...{ decision, project, names: await howNamesCome(tx, decision.id) },
			suggestHref: path ? url.origin + path : '',
			zone: tx.zone,
			now: tx.now
		};
	});

/** How many suggestions are still to be read, to be settled, and are on the list. */
async function howNamesCome(tx: Tx, decisionId: string) {
	const states = (await listSuggestions(tx, decisionId)).map(({ state }) => state);
	const many = (which: string) => states.filter((state) => state === which).length;
	return { all: states.length, unread: many('received'), unsettled: many('read'), listed: many('on-list') };
}

export const actions: Actions = {
	ask: async ({ request, locals, params }) => {
		const form = await readForm(request, askForNamesForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => askForNames(tx, params.decision, form.value.version));
		if (!outcome.ok) return form.refuse(askRefusalWords[outcome.reason]());
		redirect(303, `/together/${params.project}/${params.decision}/names?said=names-asked`);
	},
	close: async ({ locals, params }) => {
		const outcome = await locals.tx((tx) => closeList(tx, params.decision));
		if (!outcome.ok) return refusal(askRefusalWords[outcome.reason]());
		redirect(303, `/together/${params.project}/${params.decision}/names?said=list-closed`);
	}
};
