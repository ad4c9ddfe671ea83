import { redirect } from '@sveltejs/kit';
import { getPerson } from '#rooms/people/person/queries.server.ts';
import { changeSafeContact } from '#rooms/people/safe-contact/commands.server.ts';
import { getSafeContact } from '#rooms/people/safe-contact/queries.server.ts';
import { safeContactForm } from '#rooms/people/safe-contact/form.ts';
import { readForm } from '#platform/forms/read.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) =>
	locals.tx(async (tx) => {
		const id = tx.actor.id ?? '';
		return { rules: await getSafeContact(tx, id), person: await getPerson(tx, id) };
	});

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const form = await readForm(request, safeContactForm);
		if (!form.ok) return form.problem;
		await locals.tx((tx) => changeSafeContact(tx, tx.actor.id ?? '', form.value));
		redirect(303, '/me/safe-contact?saved');
	}
};
