import { redirect } from '@sveltejs/kit';
import { showOwnName } from '#rooms/programmes/courses/shown-name/commands.server.ts';
import { shownNameForm } from '#rooms/programmes/courses/shown-name/form.ts';
import { mayShowOwnName } from '#rooms/programmes/courses/shown-name/policy.ts';
import { findOwnShownName } from '#rooms/programmes/courses/shown-name/queries.server.ts';
import { findCalled } from '#rooms/people/person/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { actor } = locals;
	if (!actor || !mayShowOwnName(actor)) throw new NotFound();
	return locals.tx(async (tx) => ({
		shown: (await findOwnShownName(tx)) ?? null,
		called: (await findCalled(tx, actor.id ?? '')) ?? ''
	}));
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const form = await readForm(request, shownNameForm);
		if (!form.ok) return form.problem;
		await locals.tx((tx) => showOwnName(tx, form.value));
		redirect(303, '/account/name?saved');
	}
};
