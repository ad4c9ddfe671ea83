import { redirect } from '@sveltejs/kit';
import { takeUpAtFirstSignIn } from '#rooms/programmes/joining/offer/commands.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { letGo, letIn, recall, rememberReader } from '#platform/identity/browser.server.ts';
import { codeForm } from '#platform/identity/form.ts';
import { mayTryCode } from '#platform/identity/guessing.ts';
import { signInByCode, type Asking } from '#platform/identity/sign-in.ts';
import { nextPath, withNext } from '#platform/web/next.ts';
import { lettersGo } from '#platform/runtime.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	const ask = withNext(event.locals.publicPath('/sign-in'), nextPath(event.url.searchParams.get('next')));
	if (!recall(event, 'asking')) redirect(303, ask);
	return { askHref: ask, lettersGo: lettersGo() };
};

export const actions: Actions = {
	default: async (event) => {
		const { locals, url } = event;
		const form = await readForm(event.request, codeForm);
		if (!form.ok) return form.problem;
		const asking = recall<Asking>(event, 'asking');
		if (!asking) return form.refuse(m.identity_code_wrong(), 'code');
		if (!(await mayTryCode(locals.allow, asking.browser, asking.mailbox, locals.clientAddress)))
			return form.refuse(m.identity_code_too_often(), 'code');
		const { code } = form.value;
		const entered = await locals.door((door) => signInByCode(door, asking.browser, code, takeUpAtFirstSignIn));
		if (!entered.ok) return form.refuse(m.identity_code_wrong(), 'code');
		await letIn(event, entered.value);
		rememberReader(event, entered.value.email);
		letGo(event, 'asking');
		const start = entered.value.staff ? locals.publicPath('/staff/sign-in') : '/start';
		redirect(303, nextPath(url.searchParams.get('next')) || start);
	}
};
