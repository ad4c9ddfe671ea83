import { redirect } from '@sveltejs/kit';
import { passOf } from '#rooms/coproduction/ballot/queries.server.ts';
import { forgetFilledIn } from '#platform/web/cookies.ts';
import { castFrom, paperFor } from '../../../../../papers.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Whoever is not on the roll finds no page here: that is asked before an option shows. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const shown = await locals.tx(async (tx) => paperFor(tx, await passOf(tx, params.decision)));
	return {
		...shown,
		again: url.searchParams.has('again'),
		zone: locals.organisation.timeZone,
		resultHref: locals.publicPath(`/together/result/${params.decision}`)
	};
};

export const actions: Actions = {
	default: async ({ request, locals, params, cookies, url }) => {
		const pass = await locals.tx((tx) => passOf(tx, params.decision));
		const problem = await castFrom(locals, request, () => pass);
		if (problem) return problem;
		forgetFilledIn(cookies, url);
		redirect(303, locals.publicPath(`/together/vote/${params.decision}`));
	}
};
