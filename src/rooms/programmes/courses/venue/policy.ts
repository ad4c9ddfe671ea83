import { holds, type Actor } from '#platform/db/tx.ts';

/** Coordinators keep the list of places. */
export function mayKeepVenues(actor: Actor): boolean {
	return holds(actor, 'coordinator');
}
