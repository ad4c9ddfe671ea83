import { holdsHere, type Actor } from '#platform/db/tx.ts';

/** What stands on the shelf of a group is for the group and those who lead it, and nobody else. */
export function maySeeShelf(actor: Actor, cohortId: string): boolean {
	return holdsHere(actor, 'facilitator', cohortId);
}

/** A shelf that is fuller than this is read by nobody. */
export const mostOnShelf = 20;
