import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { tick } from '#platform/forms/fields.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { endSession } from '#platform/identity/session.ts';
import { dropAll, cookieValue } from '#platform/web/cookies.ts';
import { forgotten, tellPhone, waitingHere } from '#platform/web/pocket.ts';
import { signOff } from '#rooms/people/push/commands.server.ts';
import type { Actions, PageServerLoad } from './$types';

const sureForm = v.object({ sure: tick });

export const load: PageServerLoad = ({ cookies }) => ({ waits: waitingHere(cookies) ?? 0 });

export const actions: Actions = {
	/**
	 * Ends the session here and in the database, and lets the browser forget what it kept of our pages. Where taps wait on this phone
	 * it is asked once whether they should be sent first.
	 */
	default: async ({ locals, cookies, url, setHeaders, request }) => {
		const form = await readForm(request, sureForm);
		if (waitingHere(cookies) && !(form.ok && form.value.sure)) redirect(303, locals.publicPath('/sign-out'));
		const token = cookieValue(cookies, url, 'session');
		const here = cookieValue(cookies, url, 'push');
		if (here && locals.actor) await locals.tx((tx) => signOff(tx, here));
		if (token && locals.actor) await locals.tx((tx) => endSession(tx, token));
		dropAll(cookies, url);
		setHeaders({ 'clear-site-data': forgotten(cookies, '"cache", "storage"') });
		tellPhone(cookies, url);
		redirect(303, locals.publicPath('/'));
	}
};
