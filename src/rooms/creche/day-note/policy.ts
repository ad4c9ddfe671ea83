import { holdsHere, type Actor } from '#platform/db/tx.ts';

/** Those who mind the children of a circle, and those who run its meeting, read what is written to its crèche on the day. */
export function mayReadNotes(actor: Actor, circleId: string): boolean {
	return holdsHere(actor, 'creche_worker', circleId) || mayWriteToCreche(actor, circleId);
}

/** Whoever runs the meeting writes to its crèche. */
export function mayWriteToCreche(actor: Actor, circleId: string): boolean {
	return holdsHere(actor, 'facilitator', circleId);
}
