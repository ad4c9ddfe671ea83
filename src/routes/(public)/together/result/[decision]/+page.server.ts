import { getResult } from '#rooms/coproduction/count/queries.server.ts';
import { mayRunDecision } from '#rooms/coproduction/decision/policy.ts';
import { getDecision } from '#rooms/coproduction/decision/queries.server.ts';
import { listOptions } from '#rooms/coproduction/option/queries.server.ts';
import { listNamesOut, listNoGoReasons } from '#rooms/coproduction/no-go/queries.server.ts';
import { suggestedBy } from '#rooms/coproduction/suggestion/queries.server.ts';
import { getProject } from '#rooms/coproduction/project/queries.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Tx } from '#platform/db/tx.ts';
import { getPapersFile } from '#rooms/coproduction/count/queries.server.ts';
import type { PageServerLoad } from './$types';

/** The result, for whoever may read it: the people of the project, or everybody where the vote said so. */
export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const decision = await getDecision(tx, params.decision);
		return {
			decision,
			project: (await getProject(tx, decision.projectId)).name,
			result: await getResult(tx, params.decision),
			options: await listOptions(tx, params.decision),
			out: await listNamesOut(tx, decision.noGoOf ?? decision.id),
			reasons: decision.noGoOf ? await listNoGoReasons(tx, decision.id) : [],
			by: await suggestedBy(tx, params.decision),
			runs: mayRunDecision(tx.actor, decision),
			hasPapers: await hasPapers(tx, params.decision),
			file: locals.publicPath(`/together/result/${params.decision}/papers.blt`),
			because: locals.publicPath(`/together/because/decision/${params.decision}`),
			zone: tx.zone
		};
	});

async function hasPapers(tx: Tx, decisionId: string): Promise<boolean> {
	return getPapersFile(tx, decisionId).then(
		() => true,
		(error: unknown) => {
			if (error instanceof NotFound) return false;
			throw error;
		}
	);
}
