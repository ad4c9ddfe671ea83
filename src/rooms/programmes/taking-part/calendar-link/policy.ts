import type { Actor } from '#platform/db/tx.ts';

/** A calendar of her own is hers to make and to end; nobody does it for her. */
export function mayKeepCalendar(actor: Actor): boolean {
	return actor.kind === 'person' && actor.id !== null;
}
