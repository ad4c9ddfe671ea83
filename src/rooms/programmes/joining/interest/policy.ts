import { holdsAnywhere, isAtDoor, type Actor } from '#platform/db/tx.ts';

/** Anybody may want to hear; it goes through the door, so that the page says the same to a stranger and to somebody known. */
export function mayWantToHear(actor: Actor): boolean {
	return isAtDoor(actor);
}

/** Whoever holds her link takes herself off the list. */
export function mayLeaveByLink(actor: Actor): boolean {
	return actor.kind === 'link';
}

/** Coordinators see who wants to hear, of all or of their areas, so that they know what is missing. */
export function maySeeInterests(actor: Actor): boolean {
	return holdsAnywhere(actor, 'coordinator');
}
