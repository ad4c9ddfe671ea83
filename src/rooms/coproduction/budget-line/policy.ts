import type { Actor } from '#platform/db/tx.ts';
import { mayRunProject } from '../project/policy.ts';

/** The budget is written by those who run the project. Whoever evaluates reads it, as the rest of the guide. */
export function mayBudget(actor: Actor, { projectId }: { projectId: string }): boolean {
	return mayRunProject(actor, projectId);
}
