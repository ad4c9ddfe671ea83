import { redirect } from '@sveltejs/kit';
import { readForm } from '#platform/forms/read.server.ts';
import { letGo, letIn, recall } from '#platform/identity/browser.server.ts';
import { enterByPasskey } from '#platform/identity/passkey/commands.server.ts';
import { enterForm } from '#platform/identity/passkey/form.ts';
import { nextPath, withNext } from '#platform/web/next.ts';
import { m } from '#messages';
import { placeOf } from '../../../passkeys.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => ({
	askHref: locals.publicPath('/sign-in/passkey/ask'),
	backHref: withNext(locals.publicPath('/sign-in'), nextPath(url.searchParams.get('next')))
});

export const actions: Actions = {
	default: async (event) => {
		const { locals, url } = event;
		const form = await readForm(event.request, enterForm);
		if (!form.ok) return form.problem;
		const asked = recall<{ browser: string }>(event, 'passkey');
		letGo(event, 'passkey');
		if (!asked) return form.refuse(m.identity_passkey_wrong());
		const { signed } = form.value;
		const entered = await locals.door((door) => enterByPasskey(door, placeOf(event), asked.browser, signed));
		if (!entered.ok) return form.refuse(m.identity_passkey_wrong());
		await letIn(event, entered.value);
		redirect(303, nextPath(url.searchParams.get('next')) || '/start');
	}
};
