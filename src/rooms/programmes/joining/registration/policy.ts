import { holds, type Actor } from '#platform/db/tx.ts';

/** What is known of a registration when somebody wishes to change it. */
export interface RegistrationFacts {
	personId: string;
	cohortId: string;
	state: string;
}

/** Joining goes through the door, so that the page answers a stranger and a friend alike. */
export function mayJoin(actor: Actor): boolean {
	return actor.kind === 'door';
}

/** She may leave whenever she likes; a coordinator or her facilitator may end a place when she asks them to. */
export function mayEnd(actor: Actor, registration: RegistrationFacts): boolean {
	return (
		actor.id === registration.personId ||
		holds(actor, 'coordinator') ||
		holds(actor, 'facilitator', registration.cohortId)
	);
}

/** An offer is answered by whoever holds its link or is signed in as its owner (both come through the door), or for her by a coordinator. */
export function mayAnswerOffer(actor: Actor): boolean {
	return actor.kind === 'door' || holds(actor, 'coordinator');
}

/** Whether anybody can still join: until the last meeting begins. */
export function isOver(
	meetings: readonly { startsAt: Date; cancelledAt: Date | null; kind: string }[],
	now: Date
): boolean {
	return !meetings.some((meeting) => !meeting.cancelledAt && meeting.kind !== 'reunion' && meeting.startsAt > now);
}
