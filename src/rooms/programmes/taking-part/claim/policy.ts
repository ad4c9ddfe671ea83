import { holds, holdsAnywhere, type Actor } from '#platform/db/tx.ts';

/** Whoever runs a group or coordinates it approves and pays what others spent for it; never what she spent herself. */
export function mayDecideClaim(actor: Actor, claim: { personId: string | null; cohortId: string }): boolean {
	const runs = holds(actor, 'coordinator', claim.cohortId) || holds(actor, 'facilitator', claim.cohortId);
	return runs && claim.personId !== actor.id;
}

/** Whether there is anything for her to settle: she runs a group somewhere, or coordinates. */
export function maySettleClaims(actor: Actor): boolean {
	return holdsAnywhere(actor, 'coordinator') || holdsAnywhere(actor, 'facilitator');
}
