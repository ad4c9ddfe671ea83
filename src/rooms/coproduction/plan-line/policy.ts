import type { Actor } from '#platform/db/tx.ts';
import { mayRunProject } from '../project/policy.ts';

/** A course plan is written, made final and tied to a run by those who run the project. */
export function mayWritePlan(actor: Actor, { projectId }: { projectId: string }): boolean {
	return mayRunProject(actor, projectId);
}
