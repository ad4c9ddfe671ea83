import { error } from '@sveltejs/kit';
import { mayPlanEvaluations, mayReadPlans } from '#rooms/evaluation/telling/evaluation/policy.ts';
import { listEvaluations } from '#rooms/evaluation/telling/evaluation/queries.server.ts';
import { m } from '#messages';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { actor } = locals;
	if (!actor || !mayReadPlans(actor)) error(403, m.app_forbidden());
	return locals.tx(async (tx) => ({
		evaluations: await listEvaluations(tx),
		mayPlan: mayPlanEvaluations(actor),
		zone: tx.zone
	}));
};
