import { redirect } from '@sveltejs/kit';
import { chooseTopics } from '#rooms/people/topic/commands.server.ts';
import { topicsForm, topicWays } from '#rooms/people/topic/form.ts';
import { getTopics, listRulings } from '#rooms/people/topic/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { runtime } from '#platform/runtime.ts';
import type { Actions, PageServerLoad } from './$types';

/** Nobody is asked about texts where none are sent. */
const ways = () => topicWays.filter((way) => way !== 'text' || runtime().textServer !== undefined);

export const load: PageServerLoad = async ({ locals }) =>
	locals.tx(async (tx) => ({
		ways: ways(),
		hears: await getTopics(tx),
		rulings: await listRulings(tx, 12),
		zone: locals.organisation.timeZone
	}));

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const form = await readForm(request, topicsForm);
		if (!form.ok) return form.problem;
		await locals.tx((tx) => chooseTopics(tx, form.value, ways()));
		redirect(303, '/me/topics?saved');
	}
};
