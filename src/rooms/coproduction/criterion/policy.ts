import type { Actor } from '#platform/db/tx.ts';
import type { ProjectDecision } from '../decision/queries.server.ts';
import { mayRunProject } from '../project/policy.ts';

/** Criteria are written down by those who run the project. */
export function mayWriteCriteria(actor: Actor, { projectId }: { projectId: string }): boolean {
	return mayRunProject(actor, projectId);
}

/** Whether a decision is over, so that something can have been chosen by it. */
export function isDecided({ state }: Pick<ProjectDecision, 'state'>): boolean {
	return state === 'counted' || state === 'adopted';
}
