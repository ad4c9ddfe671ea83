import { holds, type Actor } from '#platform/db/tx.ts';

/** A coordinator moves somebody to another course, at the door, where places are counted. */
export function mayMoveToCourse(actor: Actor): boolean {
	return actor.atDoor && holds(actor, 'coordinator');
}

/** A coordinator sees who is being moved. */
export function maySeeMoves(actor: Actor): boolean {
	return holds(actor, 'coordinator');
}
