import { holdsHere, type Actor } from '#platform/db/tx.ts';

/** Those who mind the children of a circle plan with them, and so does whoever runs its meetings. */
export function mayPlanForChildren(actor: Actor, circleId: string): boolean {
	return holdsHere(actor, 'creche_worker', circleId) || holdsHere(actor, 'facilitator', circleId);
}
