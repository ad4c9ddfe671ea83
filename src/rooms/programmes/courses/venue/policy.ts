import { holds, holdsAnywhere, type Actor } from '#platform/db/tx.ts';

/** Coordinators keep the list of places. */
export function mayKeepVenues(actor: Actor): boolean {
	return holdsAnywhere(actor, 'coordinator');
}

/** What is public of a place is written by whoever keeps places, and by whoever leads a programme; who opens it, and what it costs, is not hers. */
export function mayKeepVenueFacts(actor: Actor): boolean {
	return mayKeepVenues(actor) || holds(actor, 'programme_lead');
}
