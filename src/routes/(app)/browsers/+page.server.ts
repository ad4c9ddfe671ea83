import { redirect } from '@sveltejs/kit';
import { textIn } from '#platform/forms/sent.server.ts';
import { endOthers } from '#platform/identity/account/commands.server.ts';
import { listOwnSessions } from '#platform/identity/account/queries.server.ts';
import { thisSession } from '../../proof.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, cookies, url }) => ({
	sessions: await locals.tx((tx) => listOwnSessions(tx, thisSession({ cookies, url }))),
	backHref: locals.actor?.strong ? '/account' : '/me',
	zone: locals.organisation.timeZone
});

export const actions: Actions = {
	end: async (event) => {
		const key = await textIn(event.request, 'session');
		await event.locals.tx((tx) => endOthers(tx, thisSession(event), key || undefined));
		redirect(303, `${event.url.pathname}?said=signed-out-there`);
	}
};
