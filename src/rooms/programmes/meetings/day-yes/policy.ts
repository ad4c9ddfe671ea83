import type { Actor } from '#platform/db/tx.ts';

/** Who comes along says it for herself, and nobody says it for her. */
export function maySayForDay(actor: Actor, registration: { personId: string; state: string } | undefined): boolean {
	return actor.id !== null && registration?.personId === actor.id && registration.state === 'place';
}
