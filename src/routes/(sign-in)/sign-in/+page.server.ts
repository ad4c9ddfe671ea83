import { redirect } from '@sveltejs/kit';
import { setTimeout as sleep } from 'node:timers/promises';
import { readForm } from '#platform/forms/read.server.ts';
import { hold, readsLettersOn, recall } from '#platform/identity/browser.server.ts';
import { askForm } from '#platform/identity/form.ts';
import { crowdPause, isCrowded, mayAskForLetter, mayAskOnOwnDevice, mayWriteTo } from '#platform/identity/guessing.ts';
import { mailboxKey } from '#platform/identity/mailbox.ts';
import { newToken } from '#platform/identity/session.ts';
import { askToSignIn, type Asking } from '#platform/identity/sign-in.ts';
import { nextPath, withNext } from '#platform/web/next.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const next = nextPath(url.searchParams.get('next'));
	if (locals.actor) redirect(303, next || '/start');
	return {
		staffHref: locals.publicPath('/staff/sign-in'),
		cardHref: locals.publicPath('/sign-in/card'),
		passkeyHref: withNext(locals.publicPath('/sign-in/passkey'), next)
	};
};

export const actions: Actions = {
	/** The answer is the same for every address, known or not, and whether or not a letter was due. */
	default: async (event) => {
		const { locals, url } = event;
		const form = await readForm(event.request, askForm);
		if (!form.ok) return form.problem;
		const mailbox = mailboxKey(locals.organisation.id, form.value.email);
		// what others ask for in her name, or from wherever they like, never keeps her out of a device of her own
		const own = await mayAskOnOwnDevice(locals.allow, readsLettersOn(event, mailbox));
		if (!own && !(await mayAskForLetter(locals.allow, locals.clientAddress))) return form.refuse(m.identity_busy());
		if (!own && (await isCrowded(locals.allow, 'ask', locals.organisation.id)))
			await locals.aside(() => sleep(crowdPause));
		const before = recall<Asking>(event, 'asking');
		const browser = before?.mailbox === mailbox ? before.browser : newToken();
		if (own || (await mayWriteTo(locals.allow, mailbox)))
			await locals.door((door) => askToSignIn(door, form.value.email, browser));
		hold(event, 'asking', { browser, mailbox });
		redirect(303, withNext(locals.publicPath('/sign-in/code'), nextPath(url.searchParams.get('next'))));
	}
};
