import { holds, isAtDoor, type Actor } from '#platform/db/tx.ts';

/** Anybody may book as a guest; it goes through the door, where places are counted. */
export function mayBook(actor: Actor): boolean {
	return isAtDoor(actor);
}

/** Whoever holds her link cancels, and lets go of what she wrote. */
export function mayCancelByLink(actor: Actor): boolean {
	return actor.kind === 'link';
}

/** Whoever coordinates a run says how many guests may come, and takes one out. */
export function mayWelcomeGuests(actor: Actor, cohortId: string): boolean {
	return holds(actor, 'coordinator', cohortId);
}

/** Places as a guest finds them, of a run or of one of its meetings. */
export interface PlacesForGuests {
	places: number | null;
	taken: number;
	/** Parents who wait for a place. */
	waiting: number;
	/** How many of the places guests may take, and how many of them have. */
	guestPlaces: number;
	guests: number;
}

/** How many more guests may book: within the places of the run, within those for guests, and none while a parent waits. */
export function guestPlacesLeft({ places, taken, waiting, guestPlaces, guests }: PlacesForGuests): number {
	return waiting > 0 || places === null ? 0 : Math.max(0, Math.min(places - taken, guestPlaces - guests));
}

/** When and where a day is, in one word: what a page showed when somebody pressed. */
export const knownAs = ({ startsAt, venueId }: { startsAt: Date | null; venueId: string | null }): string =>
	`${startsAt?.toISOString() ?? ''} ${venueId ?? ''}`;
