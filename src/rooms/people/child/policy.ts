import type { AgeBand } from './form.ts';
import { holdsAnywhere, isAtDoor, type Actor } from '#platform/db/tx.ts';

/** After this many days the crèche asks again whether what it knows of a child is still right. */
export const askAgainAfterDays = 90;

/** A child is written down by its parent, by a link of hers, at the door, or by whoever runs the session when they walk in. */
export function mayAddChild(actor: Actor, personId: string): boolean {
	return isAtDoor(actor) || actor.kind === 'link' || actor.id === personId || holdsAnywhere(actor, 'facilitator');
}

/** Whether it is time to ask her whether allergies and needs are still right. */
export function isToBeAskedAgain(confirmedAt: Date, now: Date): boolean {
	return now.getTime() - confirmedAt.getTime() > askAgainAfterDays * 86_400_000;
}

/** A child grows out of these age bands: whoever confirms the rest says the age anew. */
export function outgrows(band: AgeBand): boolean {
	return band !== 'three-or-more';
}

/** Whether two names are one, however they were typed. */
export function isSameName(one: string, other: string): boolean {
	const tidy = (name: string) => name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLocaleLowerCase();
	return tidy(one) === tidy(other);
}
