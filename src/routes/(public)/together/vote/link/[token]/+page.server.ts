import { redirect } from '@sveltejs/kit';
import { getDecision } from '#rooms/coproduction/decision/queries.server.ts';
import { passByLink } from '#rooms/coproduction/ballot/queries.server.ts';
import { NotFound } from '#platform/outcome.ts';
import { forgetFilledIn } from '#platform/web/cookies.ts';
import { castFrom, paperFor } from '../../../../../papers.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Opening the link shows the paper and changes nothing: mail programs open links too. It works on any device until the vote closes. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const shown = await locals.link(async (link) => paperFor(link, await passByLink(link, params.token)));
	const { decisionId } = shown.paper;
	return {
		...shown,
		again: url.searchParams.has('again'),
		zone: locals.organisation.timeZone,
		resultHref: (await readsResult(locals, decisionId))
			? locals.publicPath(`/together/result/${decisionId}`)
			: undefined
	};
};

/** Whether whoever looks, signed in or not, may read the result. */
async function readsResult(locals: App.Locals, decisionId: string): Promise<boolean> {
	const seen = locals.tx((tx) => getDecision(tx, decisionId));
	return seen.then(
		() => true,
		(error: unknown) => {
			if (error instanceof NotFound) return false;
			throw error;
		}
	);
}

export const actions: Actions = {
	default: async ({ request, locals, params, cookies, url }) => {
		const problem = await castFrom(locals, request, (link) => passByLink(link, params.token));
		if (problem) return problem;
		forgetFilledIn(cookies, url);
		redirect(303, locals.publicPath(`/together/vote/link/${params.token}`));
	}
};
