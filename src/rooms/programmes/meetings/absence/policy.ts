import { holds, type Actor } from '#platform/db/tx.ts';

/** She speaks for herself. */
export function maySayICantCome(actor: Actor, registration: { personId: string; state: string } | undefined): boolean {
	return registration?.state === 'place' && actor.id === registration.personId;
}

/** A coordinator whom somebody rang says it for her. */
export function maySayForOthers(actor: Actor, cohortId: string): boolean {
	return holds(actor, 'coordinator', cohortId);
}
