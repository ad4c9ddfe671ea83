import { holdsAnywhere, type Actor } from '#platform/db/tx.ts';

/** Whoever leads meetings, and whoever coordinates, keeps the list of words of the charity. */
export function mayKeepWords(actor: Actor): boolean {
	return holdsAnywhere(actor, 'coordinator') || holdsAnywhere(actor, 'facilitator');
}
