import { redirect } from '@sveltejs/kit';
import { changeNeedsFor } from '#rooms/people/on-behalf/commands.server.ts';
import { needsForHerForm } from '#rooms/people/on-behalf/form.ts';
import { mayChangeFor } from '#rooms/people/on-behalf/policy.ts';
import { listNeeds } from '#rooms/people/need/queries.server.ts';
import { getPerson } from '#rooms/people/person/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { Forbidden } from '#platform/outcome.ts';
import { forCoordinatorOf } from '../../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	await forCoordinatorOf(locals, params.person);
	if (!locals.actor || !mayChangeFor(locals.actor, params.person)) throw new Forbidden();
	return locals.tx(async (tx) => {
		const { id, called } = await getPerson(tx, params.person);
		return { id, called, needs: await listNeeds(tx, id) };
	});
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		await forCoordinatorOf(locals, params.person);
		const form = await readForm(request, needsForHerForm);
		if (!form.ok) return form.problem;
		await locals.tx((tx) => changeNeedsFor(tx, params.person, form.value));
		redirect(303, `/manage/people/${params.person}?saved`);
	}
};
