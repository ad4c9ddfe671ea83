import { nameKey } from '#platform/forms/signs.ts';
import { holds, holdsAnywhere, type Actor } from '#platform/db/tx.ts';

/** Coordinators keep the list of places. */
export function mayKeepVenues(actor: Actor): boolean {
	return holdsAnywhere(actor, 'coordinator');
}

/** What is public of a place is written by whoever keeps places, and by whoever leads a programme; who opens it, and what it costs, is not hers. */
export function mayKeepVenueFacts(actor: Actor): boolean {
	return mayKeepVenues(actor) || holds(actor, 'programme_lead');
}

type Named = { id?: string; name: string; area: string };

/** Whether another venue is called the same in the same area: wherever one is chosen, nobody could tell the two apart. */
export function isCalledLikeAnother(venue: Named, others: readonly Named[]): boolean {
	const key = (words: string) => nameKey(words).replace(/[\p{P}\s]+/gu, ''); // St. Luke’s is St Luke's
	const called = ({ name, area }: Named) => `${key(name)}\n${key(area)}`;
	return others.some((other) => other.id !== venue.id && called(other) === called(venue));
}
