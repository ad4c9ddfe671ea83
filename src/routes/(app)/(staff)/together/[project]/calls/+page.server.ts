import { mayRunCall, mayTypeIn, callStands } from '#rooms/coproduction/call/policy.ts';
import { listPaidCalls } from '#rooms/coproduction/call/queries.server.ts';
import { todayOf } from '#rooms/coproduction/campaign/policy.ts';
import { getProject } from '#rooms/coproduction/project/queries.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const project = await getProject(tx, params.project);
		if (!mayTypeIn(tx.actor, { projectId: project.id })) throw new NotFound();
		const today = todayOf(tx);
		const calls = await listPaidCalls(tx, project.id);
		return {
			project,
			calls: calls.map((call) => ({ ...call, stands: callStands(call, today) })),
			runs: mayRunCall(tx.actor),
			zone: tx.zone
		};
	});
