import { mayRunDecision } from '#rooms/coproduction/decision/policy.ts';
import { getDecision, type ProjectDecision } from '#rooms/coproduction/decision/queries.server.ts';
import { getSuggestion } from '#rooms/coproduction/suggestion/queries.server.ts';
import { getProject, type Project } from '#rooms/coproduction/project/queries.server.ts';
import type { Tx } from '#platform/db/tx.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';

/** A vote and its project for whoever runs it. Throws NotFound, Forbidden. */
export async function toRun(
	tx: Tx,
	params: { project: string; decision: string }
): Promise<{ project: Project; decision: ProjectDecision }> {
	const decision = await getDecision(tx, params.decision);
	if (decision.projectId !== params.project) throw new NotFound();
	if (!mayRunDecision(tx.actor, decision)) throw new Forbidden();
	return { decision, project: await getProject(tx, params.project) };
}

/** The id of a suggestion that is meant, where it is one of this decision. Throws NotFound, Forbidden. */
export async function suggestionOf(tx: Tx, params: { project: string; decision: string }, id: string): Promise<string> {
	await toRun(tx, params);
	if ((await getSuggestion(tx, id)).decisionId !== params.decision) throw new NotFound();
	return id;
}
