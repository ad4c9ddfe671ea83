import { redirect } from '@sveltejs/kit';
import { correctChild } from '#rooms/people/child/commands.server.ts';
import { getChild } from '#rooms/people/child/queries.server.ts';
import { childForm } from '#rooms/people/child/form.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const child = await locals.tx((tx) => getChild(tx, params.child));
	if (child.personId !== locals.actor?.id) throw new NotFound();
	return { child };
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, childForm);
		if (!form.ok) return form.problem;
		await locals.tx((tx) => correctChild(tx, params.child, form.value));
		redirect(303, '/me/children?saved');
	}
};
