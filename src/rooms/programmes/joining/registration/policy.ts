import { holds, isAtDoor, type Actor } from '#platform/db/tx.ts';
import { meetingsOf } from '#rooms/programmes/courses/session/policy.ts';

/** What is known of a registration when somebody wishes to change it. */
export interface RegistrationFacts {
	personId: string;
	cohortId: string;
	state: string;
}

/** Joining goes through the door, so that the page says the same to a stranger and to somebody known; whoever is signed in goes there as herself. */
export function mayJoin(actor: Actor): boolean {
	return isAtDoor(actor);
}

/** Whoever speaks for herself is counted as herself. */
export function mayBeCounted(actor: Actor): boolean {
	return actor.kind === 'person' && actor.id !== null;
}

/** She may leave whenever she likes; a coordinator may end a place when she asks for it. */
export function mayEnd(actor: Actor, registration: RegistrationFacts): boolean {
	return actor.id === registration.personId || holds(actor, 'coordinator', registration.cohortId);
}

/** She who was offered a place answers, at the door as herself. */
export function mayAnswerOwn(actor: Actor, registration: RegistrationFacts): boolean {
	return actor.atDoor && actor.id === registration.personId;
}

/** A coordinator answers for somebody in a course of hers, such as on the phone; at the door, which keeps the children that were typed. */
export function mayAnswerForOthers(actor: Actor, cohortId: string): boolean {
	return actor.atDoor && holds(actor, 'coordinator', cohortId);
}

/** Whoever holds the link of an offer answers that offer and no other. */
export function mayAnswerByLink(actor: Actor): boolean {
	return actor.kind === 'link';
}

/** Whoever came in by a letter for the first time has shown that the address is hers; the door, which let her in, takes up what she asked for. */
export function mayTakeUpAtFirstSignIn(actor: Actor): boolean {
	return actor.kind === 'door';
}

/** She asks for a crèche place for a child of her own, where she herself asked to come; at the door, which counts what is free. */
export function mayAskForCreche(actor: Actor, registration: RegistrationFacts, child: { personId: string }): boolean {
	return actor.atDoor && actor.id === registration.personId && actor.id === child.personId;
}

/** A coordinator asks for it for a parent who asked her to; at the door too. */
export function mayAskForCrecheFor(
	actor: Actor,
	registration: RegistrationFacts,
	child: { personId: string }
): boolean {
	return (
		mayAnswerForOthers(actor, registration.cohortId) &&
		registration.personId === child.personId &&
		actor.id !== child.personId
	);
}

/** The meetings to which somebody asked to come: one, where places are had for one, or all. */
export function sessionsFor<Session extends { id: string }>(
	{ sessionId }: { sessionId: string | null },
	sessions: readonly Session[]
): Session[] {
	return sessions.filter(({ id }) => sessionId === null || id === sessionId);
}

/** Whether nobody can join any more: the last meeting has begun. */
export function isPastJoining(
	meetings: readonly { startsAt: Date; cancelledAt: Date | null; kind: string }[],
	now: Date
): boolean {
	return !meetingsOf(meetings).some((meeting) => meeting.startsAt > now);
}
