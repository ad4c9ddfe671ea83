import { redirect } from '@sveltejs/kit';
import { readForm } from '#platform/forms/read.server.ts';
import { letGo, letIn, recall, remember } from '#platform/identity/browser.server.ts';
import { knownDevice } from '#platform/identity/device.ts';
import { codeForm } from '#platform/identity/form.ts';
import { mayTrySecondFactor } from '#platform/identity/guessing.ts';
import { showSecondFactor, whoseSecondFactor } from '#platform/identity/staff-sign-in.ts';
import { cookieValue } from '#platform/web/cookies.ts';
import { nextPath, withNext } from '#platform/web/next.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** What waits between the two steps. */
interface Half {
	token: string;
	mailbox: string;
}

const again = ({ locals, url }: RequestEvent) =>
	withNext(locals.publicPath('/staff/sign-in'), nextPath(url.searchParams.get('next')));

export const load: PageServerLoad = (event) => {
	if (!recall(event, 'second') && event.request.method === 'GET') redirect(303, again(event as RequestEvent));
	return { againHref: again(event as RequestEvent) };
};

export const actions: Actions = {
	default: async (event) => {
		const { locals, url, cookies } = event;
		const form = await readForm(event.request, codeForm);
		if (!form.ok) return form.problem;
		const half = recall<Half>(event, 'second');
		if (!half) redirect(303, again(event));
		const accountId = await locals.door((door) => whoseSecondFactor(door, half.token));
		if (!accountId) return form.refuse(m.identity_second_old());
		const device = knownDevice(cookieValue(cookies, url, 'known'), half.mailbox);
		if (!(await mayTrySecondFactor(locals.allow, accountId, device))) return form.refuse(m.identity_staff_too_often());
		const shown = await locals.door((door) => showSecondFactor(door, half.token, form.value.code));
		if (!shown.ok)
			return shown.reason === 'wrong'
				? form.refuse(m.identity_second_wrong(), 'code')
				: form.refuse(m.identity_second_old());
		await letIn(event, shown.value);
		letGo(event, 'second');
		remember(event, half.mailbox);
		const next = nextPath(url.searchParams.get('next')) || '/start';
		const { codesLeft: left, ended } = shown.value;
		if (left === null) redirect(303, next);
		return { left, next, ended };
	}
};
