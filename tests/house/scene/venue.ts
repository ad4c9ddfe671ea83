import { onePoint } from './people.ts';
import type { Scene } from './write.ts';

const picture = { alt: '{"en":"A door"}', image: onePoint, digest: '0123456789abcdef', width: 1, height: 1 };

/** A venue of an organisation, what is known of it, and how far it is from another one. */
export async function putVenue(scene: Scene, org: string, by: string): Promise<string> {
	const venue = await scene.put('programmes.venue', { name: 'Mill House', area: 'Riverside' }, { org });
	await scene.put('programmes.venue_room', { venue_id: venue, place: 1, called: 'CNRY-room' }, { org });
	await scene.put('programmes.venue_keeping', { venue_id: venue, keys: 'CNRY-keys' }, { org });
	await scene.put('programmes.venue_picture', { ...picture, venue_id: venue }, { org });
	await scene.put('programmes.venue_cost', { venue_id: venue, cost: 'CNRY-cost' }, { org });
	await scene.put('programmes.travel_rate', { unit: 'mile', tenths_of_penny: 450, kept_by: by }, { org });
	const hall = await scene.put('programmes.venue', { name: 'Boat House', area: 'Riverside' }, { org });
	const far = { from_venue_id: hall, to_venue_id: venue, tenths: 32, unit: 'mile', kept_by: by };
	await scene.put('programmes.distance', far, { org });
	const look = { done_on: '2026-01-05', done_by: 'CNRY-looked', review_on: '2027-01-05', written_by: by };
	await scene.put('programmes.risk_check', { venue_id: venue, ...look }, { org, by });
	return venue;
}
