import { fail, redirect } from '@sveltejs/kit';
import { letIn, rememberReader } from '#platform/identity/browser.server.ts';
import { signInByLink } from '#platform/identity/sign-in.ts';
import type { Actions, PageServerLoad } from './$types';

/** Opening the link does nothing yet, and says nothing of the link: mailboxes open every link to look behind it. */
export const load: PageServerLoad = ({ locals }) => ({ askHref: locals.publicPath('/sign-in') });

export const actions: Actions = {
	default: async (event) => {
		const entered = await event.locals.door((door) => signInByLink(door, event.params.token));
		if (!entered.ok) return fail(409, { old: true });
		await letIn(event, entered.value);
		rememberReader(event, entered.value.email);
		redirect(303, entered.value.staff ? event.locals.publicPath('/staff/sign-in') : '/start');
	}
};
