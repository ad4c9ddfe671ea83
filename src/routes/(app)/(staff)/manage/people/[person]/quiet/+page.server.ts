import { redirect } from '@sveltejs/kit';
import { fallQuietFor } from '#rooms/people/loss/commands.server.ts';
import { getPerson } from '#rooms/people/person/queries.server.ts';
import { forCoordinators } from '../../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	forCoordinators(locals);
	const { id, called } = await locals.tx((tx) => getPerson(tx, params.person));
	return { id, called };
};

export const actions: Actions = {
	default: async ({ locals, params }) => {
		forCoordinators(locals);
		await locals.tx((tx) => fallQuietFor(tx, params.person));
		redirect(303, `/manage/people/${params.person}?said=quiet-for`);
	}
};
