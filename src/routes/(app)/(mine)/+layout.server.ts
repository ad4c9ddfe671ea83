import { redirect } from '@sveltejs/kit';
import { quietPages } from '#rooms/people/loss/policy.ts';
import { isQuiet } from '#rooms/people/loss/queries.server.ts';
import type { LayoutServerLoad } from './$types';

/** While she is quiet, pages of hers that tell of days, courses or children lead to the one that does not. */
export const load: LayoutServerLoad = async ({ locals, route }) => {
	const { actor } = locals;
	const quiet = actor?.id ? await locals.tx((tx) => isQuiet(tx, actor.id ?? '')) : false;
	if (quiet && !quietPages.includes(route.id.replace('/(app)/(mine)', ''))) redirect(303, '/me');
	return { quiet };
};
