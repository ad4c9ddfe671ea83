import type { Actor } from '#platform/db/tx.ts';
import { mayRunProject } from '../project/policy.ts';

/** Who has a say is read and written by those who run the project, and by nobody else. */
export function mayMapStakeholders(actor: Actor, { projectId }: { projectId: string }): boolean {
	return mayRunProject(actor, projectId);
}

/** For how many years somebody is kept of whom nothing is changed. */
export const yearsKept = 2;
