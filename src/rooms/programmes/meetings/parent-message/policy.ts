import type { Actor } from '#platform/db/tx.ts';
import { mayRunSession } from '#rooms/programmes/courses/session/policy.ts';

/** She who comes to a meeting, with a place or through an open door, says it herself; nobody says it in her name. */
export function mayTellTeam(
	actor: Actor,
	registration: { personId: string; state: string } | undefined,
	isMember: boolean
): boolean {
	return isMember || (registration?.state === 'place' && actor.id === registration.personId);
}

/** Those who run the meeting read it, and say that they have. */
export const mayReadMessages = mayRunSession;
