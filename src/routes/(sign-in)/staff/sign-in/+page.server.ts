import { redirect } from '@sveltejs/kit';
import { setTimeout as sleep } from 'node:timers/promises';
import { readForm } from '#platform/forms/read.server.ts';
import { hold } from '#platform/identity/browser.server.ts';
import { knownDevice } from '#platform/identity/device.ts';
import { passwordForm } from '#platform/identity/form.ts';
import { crowdPause, isCrowded, mayTryPassword } from '#platform/identity/guessing.ts';
import { mailboxKey } from '#platform/identity/mailbox.ts';
import { showPassword } from '#platform/identity/staff-sign-in.ts';
import { cookieValue } from '#platform/web/cookies.ts';
import { nextPath, withNext } from '#platform/web/next.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	if (locals.actor?.strong) redirect(303, nextPath(url.searchParams.get('next')) || '/start');
	return {
		plain: locals.actor !== null,
		parentHref: locals.publicPath('/sign-in'),
		passkeyHref: withNext(locals.publicPath('/sign-in/passkey'), nextPath(url.searchParams.get('next')))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { locals, url } = event;
		const form = await readForm(event.request, passwordForm);
		if (!form.ok) return form.problem;
		const mailbox = mailboxKey(locals.organisation.id, form.value.email);
		const device = knownDevice(cookieValue(event.cookies, url, 'known'), mailbox);
		if (!(await mayTryPassword(locals.allow, mailbox, device, locals.clientAddress)))
			return form.refuse(m.identity_staff_too_often());
		if (!device && (await isCrowded(locals.allow, 'password', locals.organisation.id)))
			await locals.aside(() => sleep(crowdPause));
		const shown = await locals.aside(() => showPassword(locals.door, form.value.email, form.value.password));
		if (!shown.ok) return form.refuse(m.identity_staff_wrong());
		hold(event, 'second', { token: shown.value, mailbox });
		redirect(303, withNext(locals.publicPath('/staff/second-factor'), nextPath(url.searchParams.get('next'))));
	}
};
