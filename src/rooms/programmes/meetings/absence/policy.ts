import type { Actor } from '#platform/db/tx.ts';

/** She speaks for herself: nobody sends her apologies for her here. */
export function maySayICantCome(actor: Actor, registration: { personId: string; state: string } | undefined): boolean {
	return registration?.state === 'place' && actor.id === registration.personId;
}
