import type { Actor } from '#platform/db/tx.ts';

/** A yes is hers to give and to take back, and nobody else's; at the door she speaks through the form she has just filled in. */
export function mayAnswerConsent(actor: Actor, personId: string): boolean {
	return actor.kind === 'door' || actor.id === personId;
}
