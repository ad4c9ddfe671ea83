import { holdsAnywhere, type Actor } from '#platform/db/tx.ts';

/** How many days a code can be used. */
export const codeDays = 3;

/** Whoever runs a session or coordinates may make a code for somebody she looks after; never for herself. */
export function mayMakeCode(actor: Actor, personId: string): boolean {
	return (holdsAnywhere(actor, 'facilitator') || holdsAnywhere(actor, 'coordinator')) && actor.id !== personId;
}
