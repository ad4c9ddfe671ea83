import { holdsAnywhere, type Actor } from '#platform/db/tx.ts';

/** Coordinators pass on what can't be sent. */
export function mayPhone(actor: Actor): boolean {
	return holdsAnywhere(actor, 'coordinator');
}
