import { redirect } from '@sveltejs/kit';
import { leave } from '../../../../../../own-data.server.ts';
import { refusal } from '#platform/forms/read.server.ts';
import { dropSession } from '#platform/web/cookies.ts';
import { forgetWriting, forgotten, tellPhone } from '#platform/web/pocket.ts';
import { m } from '#messages';
import type { Actions } from './$types';

export const actions: Actions = {
	default: async ({ locals, cookies, url, setHeaders }) => {
		const outcome = await locals.tx((tx) => leave(tx));
		if (!outcome.ok) return refusal(m.people_leave_team());
		dropSession(cookies, url);
		forgetWriting(cookies);
		setHeaders({ 'clear-site-data': forgotten(cookies, '"cache", "storage"') });
		tellPhone(cookies, url);
		redirect(303, locals.publicPath('/goodbye'));
	}
};
