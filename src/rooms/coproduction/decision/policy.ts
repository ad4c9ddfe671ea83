import type { Actor } from '#platform/db/tx.ts';
import { mayRunProject } from '../project/policy.ts';
import type { ProjectDecision } from './queries.server.ts';

/** A decision is written, opened and adopted by those who run its project. */
export function mayRunDecision(actor: Actor, { projectId }: Pick<ProjectDecision, 'projectId'>): boolean {
	return mayRunProject(actor, projectId);
}

/** Whether papers are taken at a moment. */
export function takesPapers({ state, closesAt }: Pick<ProjectDecision, 'state' | 'closesAt'>, now: Date): boolean {
	return state === 'open' && closesAt !== null && now < closesAt;
}
