import { redirect } from '@sveltejs/kit';
import { sayNeeds } from '#rooms/people/need/commands.server.ts';
import { needsForm } from '#rooms/people/need/form.ts';
import { listNeeds } from '#rooms/people/need/queries.server.ts';
import { getPerson } from '#rooms/people/person/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
	needs: await locals.tx(async (tx) => listNeeds(tx, (await getPerson(tx, tx.actor.id ?? '')).id))
});

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const form = await readForm(request, needsForm);
		if (!form.ok) return form.problem;
		await locals.tx((tx) => sayNeeds(tx, tx.actor.id ?? '', form.value));
		redirect(303, '/me/details/needs?saved');
	}
};
