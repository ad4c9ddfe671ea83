import { holds, type Actor } from '#platform/db/tx.ts';
import { mayRunProject } from '../project/policy.ts';

/** Documents are written, opened and published by those who run the project. */
export function mayWriteDocuments(actor: Actor, { projectId }: { projectId: string }): boolean {
	return mayRunProject(actor, projectId);
}

/** What was said to a document, with what nobody has read yet, is for those who run the project and whoever evaluates. */
export function mayReadComments(actor: Actor, project: { projectId: string }): boolean {
	return mayWriteDocuments(actor, project) || holds(actor, 'evaluator');
}
