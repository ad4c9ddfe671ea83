import type { Actor } from '#platform/db/tx.ts';

/** What somebody needs is hers to say; a coordinator says it for her when she asks (../on-behalf). */
export function maySayNeeds(actor: Actor, personId: string): boolean {
	return actor.id === personId;
}
