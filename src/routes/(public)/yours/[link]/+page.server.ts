import { redirect } from '@sveltejs/kit';
import { answerReferral, withdrawReferral } from '#rooms/programmes/joining/referral/commands.server.ts';
import { hersForm } from '#rooms/programmes/joining/referral/form.ts';
import { getHers } from '#rooms/programmes/joining/referral/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
	hers: await locals.link((link) => getHers(link, params.link))
});

export const actions: Actions = {
	answer: async ({ request, locals, params }) => {
		const form = await readForm(request, hersForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.link((link) => answerReferral(link, params.link, form.value));
		if (!outcome.ok) return form.refuse(m.programmes_referral_hers_gone());
		redirect(303, locals.publicPath(`/yours/${params.link}`));
	},
	no: async ({ locals, params }) => {
		await locals.link((link) => withdrawReferral(link, params.link));
		redirect(303, locals.publicPath(`/yours/${params.link}`));
	}
};
