import { redirect } from '@sveltejs/kit';
import { takeUpAtFirstSignIn } from '#rooms/programmes/joining/offer/commands.server.ts';
import { refusal } from '#platform/forms/read.server.ts';
import { letIn, rememberReader } from '#platform/identity/browser.server.ts';
import { signInByLink } from '#platform/identity/sign-in.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

/** Opening the link does nothing yet, and says nothing of the link: mailboxes open every link to look behind it. */
export const load: PageServerLoad = ({ locals }) => ({ askHref: locals.publicPath('/sign-in') });

export const actions: Actions = {
	default: async (event) => {
		const entered = await event.locals.door((door) => signInByLink(door, event.params.token, takeUpAtFirstSignIn));
		if (!entered.ok) return refusal(m.identity_link_old());
		await letIn(event, entered.value);
		rememberReader(event, entered.value.email);
		redirect(303, entered.value.staff ? event.locals.publicPath('/staff/sign-in') : '/start');
	}
};
