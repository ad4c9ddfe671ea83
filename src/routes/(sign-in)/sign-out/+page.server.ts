import { redirect } from '@sveltejs/kit';
import { endSession } from '#platform/identity/session.ts';
import { dropAll, cookieValue } from '#platform/web/cookies.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	/** Ends the session here and in the database, and lets the browser forget what it kept of our pages. */
	default: async ({ locals, cookies, url, setHeaders }) => {
		const token = cookieValue(cookies, url, 'session');
		if (token && locals.actor) await locals.tx((tx) => endSession(tx, token));
		dropAll(cookies, url);
		setHeaders({ 'clear-site-data': '"cache", "storage"' });
		redirect(303, locals.publicPath('/'));
	}
};
