import { holds, type Actor } from '#platform/db/tx.ts';
import { mayRunProject } from '../project/policy.ts';

/** The guide is filled in by those who run the project. */
export function mayUseGuide(actor: Actor, { projectId }: { projectId: string }): boolean {
	return mayRunProject(actor, projectId);
}

/** It is read by those who fill it in, and by whoever evaluates. */
export function mayReadGuide(actor: Actor, project: { projectId: string }): boolean {
	return mayUseGuide(actor, project) || holds(actor, 'evaluator');
}
