import { redirect } from '@sveltejs/kit';
import { hearNoMore } from '#rooms/programmes/joining/interest/commands.server.ts';
import { getInterest } from '#rooms/programmes/joining/interest/queries.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
	interest: await locals.link((link) => getInterest(link, params.link))
});

export const actions: Actions = {
	default: async ({ locals, params }) => {
		await locals.link((link) => hearNoMore(link, params.link));
		redirect(303, locals.publicPath(`/hear/${params.link}`));
	}
};
