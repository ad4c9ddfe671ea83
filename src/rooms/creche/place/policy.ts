import { holds, type Actor } from '#platform/db/tx.ts';
import { type AgeBand, type Bands, ageBands } from '#rooms/people/child/form.ts';

/**
 * Which of these children get a crèche place, first come first served within an age band; places held by one are gone
 * for the next. The answer is in the order of the children.
 */
export function allot(free: Bands, bands: readonly AgeBand[]): ('place' | 'waiting')[] {
	const left = { ...free };
	return bands.map((band) => (left[band]-- > 0 ? 'place' : 'waiting'));
}

/** A coordinator gives up a place for a parent who asked her to, in a circle of hers; her own child's she gives up on her own page. */
export function mayGiveUpFor(actor: Actor, personId: string, circleId: string): boolean {
	return holds(actor, 'coordinator', circleId) && actor.id !== personId;
}

/** Children for each adult: the statutory ratios for early years in England (Early Years Foundation Stage framework, Department for Education). */
export const crecheRatios: Record<AgeBand, number> = { 'under-two': 3, two: 5, 'three-or-more': 8 };

/** How many adults a full crèche needs, counted age band by age band and rounded up in each. */
export function crecheAdults(bands: Bands): number {
	return ageBands.reduce((adults, band) => adults + Math.ceil(bands[band] / crecheRatios[band]), 0);
}

/** Nobody is ever alone with children. */
export const leastAdults = 2;

/** How many adults these children need: by age band, and never one alone; none where there is no child. */
export function adultsNeeded(bands: Bands): number {
	return crechePlaces(bands) ? Math.max(leastAdults, crecheAdults(bands)) : 0;
}

/** How many crèche places there are in all. */
export function crechePlaces(bands: Bands): number {
	return ageBands.reduce((places, band) => places + bands[band], 0);
}
