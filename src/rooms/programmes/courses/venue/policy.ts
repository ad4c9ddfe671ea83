import { holdsAnywhere, type Actor } from '#platform/db/tx.ts';

/** Coordinators keep the list of places. */
export function mayKeepVenues(actor: Actor): boolean {
	return holdsAnywhere(actor, 'coordinator');
}
