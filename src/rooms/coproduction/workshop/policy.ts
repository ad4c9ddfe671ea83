import { holds, type Actor } from '#platform/db/tx.ts';
import { mayRunProject } from '../project/policy.ts';

/** Workshops are planned by those who run the project. */
export function mayPlanWorkshop(actor: Actor, { projectId }: { projectId: string }): boolean {
	return mayRunProject(actor, projectId);
}

/** Plans are read by those who write them, and by whoever evaluates. */
export function mayReadWorkshops(actor: Actor, project: { projectId: string }): boolean {
	return mayPlanWorkshop(actor, project) || holds(actor, 'evaluator');
}
