import { endTeamRole, giveRole, inviteAgain } from '#rooms/programmes/courses/team/commands.server.ts';
import { teamRefusalWords } from '#rooms/programmes/courses/team/choices.ts';
import { findInvited } from '#rooms/programmes/courses/team/queries.server.ts';
import { roleForm } from '#rooms/programmes/courses/team/form.ts';
import { isId } from '#platform/db/ids.ts';
import { NotFound } from '#platform/outcome.ts';
import { readForm, refusal } from '#platform/forms/read.server.ts';
import { textIn } from '#platform/forms/sent.server.ts';
import { setUpLinkFor } from '#platform/identity/set-up-link.ts';
import { lettersGo, runtime } from '#platform/runtime.ts';
import { notProved, onlyProved } from '../../../../proof.server.ts';
import { redirect, type RequestEvent } from '@sveltejs/kit';

/** Gives a role as the form asks, to whoever has just shown a second factor, then shows the page again. */
export async function give(event: RequestEvent) {
	const { request, locals, url } = event;
	const form = await readForm(request, roleForm);
	if (!form.ok) return form.problem;
	const missing = await notProved(event);
	if (missing) return form.refuse(missing, 'proof');
	const outcome = await locals.tx((tx) => giveRole(tx, form.value));
	if (!outcome.ok)
		return form.refuse(teamRefusalWords(outcome.reason), outcome.reason === 'over-already' ? 'until' : 'role');
	const { accountId, isNew, waits } = outcome.value;
	if (isNew && !lettersGo()) return linkFor(locals, accountId);
	redirect(303, `${url.pathname}?${waits ? 'asked' : isNew ? 'invited' : 'added'}`);
}

/** Where no letter can go, the link is shown instead, once, to whoever may see it. */
async function linkFor(locals: App.Locals, account: string) {
	const whose = isId(account) ? await locals.tx((tx) => findInvited(tx, account)) : null;
	if (!whose) throw new NotFound();
	const shown = await locals.atDoor((atDoor) => setUpLinkFor(atDoor, account));
	const link = shown.ok ? runtime().origin + locals.publicPath(shown.value) : null;
	return { typed: {}, errors: {}, refusal: undefined, handOver: { link, ...whose } };
}

/** Ends a role at once, by whoever has just shown a second factor. */
export async function end(event: RequestEvent) {
	const { request, locals, url } = event;
	await onlyProved(event, url.pathname);
	const grant = await textIn(request, 'grant');
	const outcome = await locals.tx((tx) => endTeamRole(tx, grant));
	if (!outcome.ok) return refusal(teamRefusalWords(outcome.reason));
	redirect(303, `${url.pathname}?ended`);
}

/** Sends the invitation once more. */
export async function again({ request, locals, url }: RequestEvent) {
	const account = await textIn(request, 'account');
	if (!lettersGo()) return linkFor(locals, account);
	await locals.tx((tx) => inviteAgain(tx, account));
	redirect(303, `${url.pathname}?invited`);
}
