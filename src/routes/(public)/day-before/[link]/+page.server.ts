import { answerByLink } from '#rooms/programmes/joining/day-before/commands.server.ts';
import { refusal } from '#platform/forms/read.server.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

/** Opening the link does nothing yet, and says nothing of the group: mailboxes open every link to look behind it. */
export const load: PageServerLoad = ({ locals }) => ({ onHref: locals.publicPath('/') });

export const actions: Actions = {
	yes: ({ locals, params }) => answer(locals, params.link, true),
	no: ({ locals, params }) => answer(locals, params.link, false)
};

async function answer(locals: App.Locals, token: string, yes: boolean) {
	const outcome = await locals.link((link) => answerByLink(link, token, yes));
	return outcome.ok ? { answered: yes ? 'yes' : 'no' } : refusal(m.programmes_groups_tell_gone());
}
