import { redirect } from '@sveltejs/kit';
import { fallQuiet, putHelpAway, resume, sayWhileQuiet } from '#rooms/people/loss/commands.server.ts';
import { quietForm } from '#rooms/people/loss/form.ts';
import { findQuiet } from '#rooms/people/loss/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({ quiet: await locals.tx(findQuiet) });

export const actions: Actions = {
	ask: async ({ locals }) => {
		await locals.tx(fallQuiet);
		redirect(303, '/me/quiet?said=quiet');
	},
	say: async ({ request, locals }) => {
		const form = await readForm(request, quietForm);
		if (!form.ok) return form.problem;
		await locals.tx((tx) => sayWhileQuiet(tx, form.value));
		redirect(303, '/me/quiet?saved');
	},
	seen: async ({ locals }) => {
		await locals.tx(putHelpAway);
		redirect(303, '/me/quiet?said=help-away');
	},
	resume: async ({ locals }) => {
		await locals.tx(resume);
		redirect(303, '/me?said=not-quiet');
	}
};
