import { endTeamRole, giveRole, inviteAgain } from '#rooms/programmes/courses/team/commands.server.ts';
import { teamRefusalWords } from '#rooms/programmes/courses/team/choices.ts';
import { roleForm } from '#rooms/programmes/courses/team/form.ts';
import { readForm, refusal } from '#platform/forms/read.server.ts';
import { textIn } from '#platform/forms/sent.server.ts';
import { redirect, type RequestEvent } from '@sveltejs/kit';

/** Gives a role as the form asks, then shows the page again. */
export async function give({ request, locals, url }: RequestEvent) {
	const form = await readForm(request, roleForm);
	if (!form.ok) return form.problem;
	const outcome = await locals.tx((tx) => giveRole(tx, form.value));
	if (!outcome.ok)
		return form.refuse(teamRefusalWords(outcome.reason), outcome.reason === 'over-already' ? 'until' : 'role');
	const { isNew, waits } = outcome.value;
	redirect(303, `${url.pathname}?${waits ? 'asked' : isNew ? 'invited' : 'added'}`);
}

/** Ends a role at once. */
export async function end({ request, locals, url }: RequestEvent) {
	const grant = await textIn(request, 'grant');
	const outcome = await locals.tx((tx) => endTeamRole(tx, grant));
	if (!outcome.ok) return refusal(teamRefusalWords(outcome.reason));
	redirect(303, `${url.pathname}?ended`);
}

/** Sends the invitation once more. */
export async function again({ request, locals, url }: RequestEvent) {
	const account = await textIn(request, 'account');
	await locals.tx((tx) => inviteAgain(tx, account));
	redirect(303, `${url.pathname}?invited`);
}
