import { holdsAnywhere, type Actor } from '#platform/db/tx.ts';

/** Whoever facilitates says herself whether her first name stands on the pages of her courses; nobody says it for her. */
export function mayShowOwnName(actor: Actor): boolean {
	return actor.id !== null && holdsAnywhere(actor, 'facilitator');
}
