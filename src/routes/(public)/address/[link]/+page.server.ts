import { confirmEmail } from '#rooms/people/own-address/commands.server.ts';
import { refusal } from '#platform/forms/read.server.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

/** Opening the link does nothing yet, and says nothing of the link: mailboxes open every link to look behind it. */
export const load: PageServerLoad = ({ locals }) => ({ signInHref: locals.publicPath('/sign-in') });

export const actions: Actions = {
	default: async ({ locals, params }) => {
		const outcome = await locals.link((link) => confirmEmail(link, params.link));
		if (outcome.ok) return { confirmed: true };
		return refusal(outcome.reason === 'taken' ? m.people_own_confirm_taken() : m.people_own_confirm_gone());
	}
};
