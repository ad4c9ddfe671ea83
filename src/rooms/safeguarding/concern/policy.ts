import { holdsAnywhere, type Actor } from '#platform/db/tx.ts';

interface Concern {
	takenBy: string | null;
	closedAt: Date | null;
}

/** Safeguarding leads and conduct leads deal with concerns, each with those of her wall. */
export function mayDealWithConcerns(actor: Actor): boolean {
	return actor.strong && (holdsAnywhere(actor, 'safeguarding_lead') || holdsAnywhere(actor, 'conduct_lead'));
}

/** Only a safeguarding lead sees how to reach whom a concern is about, and where she takes part: a conduct lead sees no more than what was written. */
export function maySeeAroundHer(actor: Actor): boolean {
	return actor.strong && holdsAnywhere(actor, 'safeguarding_lead');
}

/** A concern is taken once, while it is open. */
export function mayTake(actor: Actor, concern: Concern): boolean {
	return mayDealWithConcerns(actor) && !concern.closedAt;
}
