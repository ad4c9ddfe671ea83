import { redirect } from '@sveltejs/kit';
import { readForm } from '#platform/forms/read.server.ts';
import { proofForm } from '#platform/identity/account/form.ts';
import { nextPath } from '#platform/web/next.ts';
import { notProved, proofFor } from '../../../proof.server.ts';
import type { Actions, PageServerLoad } from './$types';

const onTo = (url: URL) => nextPath(url.searchParams.get('next')) || '/start';

/** Where she shows once more that it is she, and goes on to where she was. */
export const load: PageServerLoad = async ({ locals, cookies, url }) => ({
	proof: await locals.tx((tx) => proofFor(tx, { cookies, url })),
	next: onTo(url)
});

export const actions: Actions = {
	default: async (event) => {
		const form = await readForm(event.request, proofForm);
		if (!form.ok) return form.problem;
		const missing = await notProved(event);
		if (missing) return form.refuse(missing, 'proof');
		redirect(303, onTo(event.url));
	}
};
