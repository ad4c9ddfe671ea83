import { holdsAnywhere, type Actor } from '#platform/db/tx.ts';

interface Concern {
	takenBy: string | null;
	closedAt: Date | null;
}

/** Only the safeguarding lead deals with concerns. */
export function mayDealWithConcerns(actor: Actor): boolean {
	return actor.strong && holdsAnywhere(actor, 'safeguarding_lead');
}

/** A concern is taken once, while it is open. */
export function mayTake(actor: Actor, concern: Concern): boolean {
	return mayDealWithConcerns(actor) && !concern.closedAt;
}
