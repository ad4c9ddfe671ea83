import { holds, type Actor } from '#platform/db/tx.ts';

/** Coordinators pass on what can't be sent. */
export function mayPassOnMessages(actor: Actor): boolean {
	return holds(actor, 'coordinator');
}
