import { holdsAnywhere, type Actor } from '#platform/db/tx.ts';

/** A coordinator changes for somebody what she asked for by phone or in person; what is her own she changes on her own page. */
export function mayChangeFor(actor: Actor, personId: string): boolean {
	return holdsAnywhere(actor, 'coordinator') && actor.id !== personId;
}
