import { holdsAnywhere, isAtDoor, type Actor } from '#platform/db/tx.ts';

/** People are written down at the door, by whoever runs a session, or by a coordinator. */
export function mayAddPeople(actor: Actor): boolean {
	return isAtDoor(actor) || holdsAnywhere(actor, 'facilitator') || holdsAnywhere(actor, 'coordinator');
}

/** Whoever may reach her by her rules may also open the ways that are closed at this hour, where she may be in danger. */
export function mayOpenInDanger(actor: Actor): boolean {
	return holdsAnywhere(actor, 'facilitator') || holdsAnywhere(actor, 'coordinator');
}
