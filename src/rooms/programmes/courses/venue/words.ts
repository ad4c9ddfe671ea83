import type { VenueDetails } from './form.ts';

type Where = Pick<VenueDetails, 'name' | 'area' | 'address' | 'postcode'>;

/** The address in one line; nothing where nobody wrote one. */
export function addressWords({ address, postcode }: Pick<Where, 'address' | 'postcode'>): string {
	return [...address.split('\n').map((line) => line.trim()), postcode].filter(Boolean).join(', ');
}

/** A map of the address, on a page of OpenStreetMap that opens when it is asked for; nothing is loaded from there before. */
export function mapOf(venue: Where): string | undefined {
	const address = addressWords(venue);
	if (!address) return undefined;
	return `https://www.openstreetmap.org/search?query=${encodeURIComponent(address)}`;
}
