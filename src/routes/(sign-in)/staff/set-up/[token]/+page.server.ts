import { fail, redirect } from '@sveltejs/kit';
import { readForm, type Problem } from '#platform/forms/read.server.ts';
import { hold, letGo, letIn, recall, remember } from '#platform/identity/browser.server.ts';
import { codeForm, newPasswordForm } from '#platform/identity/form.ts';
import { mailboxKey } from '#platform/identity/mailbox.ts';
import { passwordLength } from '#platform/identity/passwords/rules.ts';
import { choosePassword, findStaffInvitation, finishSetUp, secretOf } from '#platform/identity/set-up.ts';
import { squareOf } from '#platform/identity/square.ts';
import { totpAddress } from '#platform/identity/totp.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** What the browser holds on the way: the first step, then, until she says that she kept them, the recovery codes. */
interface Halfway {
	token: string;
	sealed?: string;
	codes?: string[];
}

const halfway = (event: RequestEvent) => {
	const kept = recall<Halfway>(event, 'setUp');
	return kept?.token === event.params.token ? kept : null;
};
const invited = (event: RequestEvent) => event.locals.door((door) => findStaffInvitation(door, event.params.token));
const weaknesses = {
	short: () => m.identity_set_up_short({ least: passwordLength.least }),
	long: () => m.identity_set_up_long({ most: passwordLength.most }),
	common: () => m.identity_set_up_common(),
	guessable: () => m.identity_set_up_guessable()
};

export const load: PageServerLoad = async (plainEvent) => {
	const event = plainEvent as RequestEvent;
	const kept = halfway(event);
	if (kept?.codes) {
		letGo(event, 'setUp'); // shown once: whoever uses this browser next finds nothing
		return { step: 'codes' as const, codes: kept.codes };
	}
	const invitation = await invited(event);
	if (!invitation) return { step: 'old' as const, signInHref: event.locals.publicPath('/staff/sign-in') };
	const secret = kept?.sealed ? secretOf(event.params.token, kept.sealed) : null;
	if (!secret) return { step: 'password' as const, email: invitation.email };
	const address = totpAddress(secret, invitation.email);
	const square = await squareOf(address);
	return { step: 'phone' as const, square, address, key: secret.match(/.{1,4}/g)?.join(' ') ?? secret };
};

export const actions: Actions = {
	password: async (event) => {
		const form = await readForm(event.request, newPasswordForm);
		if (!form.ok) return form.problem;
		const { password, password_again: again } = form.value;
		const invitation = await invited(event);
		if (!invitation) return fail<Problem>(409, { typed: {}, errors: {} });
		const { name, slug } = event.locals.organisation;
		const chosen = await choosePassword(event.params.token, password, [name, slug, invitation.email]);
		if (!chosen.ok) return form.refuse(weaknesses[chosen.reason](), 'password');
		if (password !== again) return form.refuse(m.identity_set_up_differ(), 'password_again');
		hold(event, 'setUp', { token: event.params.token, sealed: chosen.value });
		redirect(303, event.url.pathname);
	},
	phone: async (event) => {
		const form = await readForm(event.request, codeForm);
		if (!form.ok) return form.problem;
		const sealed = halfway(event)?.sealed;
		const invitation = await invited(event);
		if (!sealed || !invitation) redirect(303, event.url.pathname);
		const finished = await event.locals.door((door) => finishSetUp(door, event.params.token, sealed, form.value.code));
		if (!finished.ok) return form.refuse(m.identity_set_up_wrong(), 'code');
		await letIn(event, finished.value.session);
		remember(event, mailboxKey(event.locals.organisation.id, invitation.email));
		hold(event, 'setUp', { token: event.params.token, codes: finished.value.codes });
		redirect(303, event.url.pathname);
	},
	again: (event) => {
		letGo(event, 'setUp');
		redirect(303, event.url.pathname);
	},
	kept: (event) => {
		letGo(event, 'setUp');
		redirect(303, '/start');
	}
};
