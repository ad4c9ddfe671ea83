import type { Actor } from '#platform/db/tx.ts';

/** She joins a circle by her own yes, at the door as herself, where what is hers to join was looked up. */
export function mayJoinCircle(actor: Actor): boolean {
	return actor.atDoor && actor.kind === 'person' && actor.id !== null;
}
