import type { AgeBand, Bands } from '#rooms/people/child/form.ts';

/**
 * Which of these children get a crèche place, first come first served within an age band; places held by one are gone
 * for the next. The answer is in the order of the children.
 */
export function allot(free: Bands, bands: readonly AgeBand[]): ('place' | 'waiting')[] {
	const left = { ...free };
	return bands.map((band) => (left[band]-- > 0 ? 'place' : 'waiting'));
}
