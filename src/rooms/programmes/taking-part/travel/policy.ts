import { holds, type Actor } from '#platform/db/tx.ts';

/** What a mile is worth, and how far it is between places, is said by whoever coordinates the whole organisation. */
export function mayKeepTravel(actor: Actor): boolean {
	return holds(actor, 'coordinator');
}
