import { holds, holdsHere, type Actor } from '#platform/db/tx.ts';

/** A project is begun by whoever coordinates the organisation. */
export function mayStartProject(actor: Actor): boolean {
	return holds(actor, 'coordinator');
}

/** Those who run a project: whoever coordinates the organisation, and facilitators who were named for it. */
export function mayRunProject(actor: Actor, projectId: string): boolean {
	return holds(actor, 'coordinator') || holdsHere(actor, 'facilitator', projectId);
}
