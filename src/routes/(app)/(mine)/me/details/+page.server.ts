import { redirect } from '@sveltejs/kit';
import { changeDetails } from '#rooms/people/person/commands.server.ts';
import { getPerson } from '#rooms/people/person/queries.server.ts';
import { detailsForm } from '#rooms/people/person/form.ts';
import { readForm } from '#platform/forms/read.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
	person: await locals.tx((tx) => getPerson(tx, tx.actor.id ?? '')),
	zone: locals.organisation.timeZone
});

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const form = await readForm(request, detailsForm);
		if (!form.ok) return form.problem;
		await locals.tx((tx) => changeDetails(tx, tx.actor.id ?? '', form.value));
		redirect(303, '/me/details?saved');
	}
};
