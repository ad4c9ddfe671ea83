import { activityLibrary } from '#rooms/coproduction/activity/library.ts';
import { maySeeActivities, mayWriteActivities } from '#rooms/coproduction/activity/policy.ts';
import { listOwnActivities } from '#rooms/coproduction/activity/queries.server.ts';
import { Forbidden } from '#platform/outcome.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	if (!locals.actor || !maySeeActivities(locals.actor)) throw new Forbidden();
	const all = await locals.tx((tx) => listOwnActivities(tx));
	return {
		...{
			library: activityLibrary,
			own: all.filter(({ retiredAt }) => !retiredAt),
			retired: all.filter(({ retiredAt }) => retiredAt)
		},
		writes: mayWriteActivities(locals.actor)
	};
};
