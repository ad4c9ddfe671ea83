import { holdsAnywhere, isAtDoor, type Actor } from '#platform/db/tx.ts';

/** People are written down at the door, by whoever runs a session, or by a coordinator. */
export function mayAddPeople(actor: Actor): boolean {
	return isAtDoor(actor) || holdsAnywhere(actor, 'facilitator') || holdsAnywhere(actor, 'coordinator');
}

/** Whoever runs a session or coordinates may open how to reach the people she sees. */
export function mayOpenReaching(actor: Actor): boolean {
	return holdsAnywhere(actor, 'facilitator') || holdsAnywhere(actor, 'coordinator');
}
