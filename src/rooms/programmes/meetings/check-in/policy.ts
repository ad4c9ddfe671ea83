import type { Actor } from '#platform/db/tx.ts';

/** She tells her own weather, at a session of a course in which she has a place or to which she walked in. */
export function mayTellWeather(actor: Actor, facts: { hasPlace: boolean; walkedIn: boolean }): boolean {
	return actor.kind === 'person' && (facts.hasPlace || facts.walkedIn);
}
