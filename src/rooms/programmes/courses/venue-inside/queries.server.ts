import type { Tx } from '#platform/db/tx.ts';
import { NotFound } from '#platform/outcome.ts';
import { isId } from '#platform/db/ids.ts';
import type { Inside } from './form.ts';

/** What is known of the inside of a venue, as far as whoever asks may read it. Throws NotFound. */
export async function getInside(tx: Tx, venueId: string): Promise<Inside> {
	const venue = isId(venueId)
		? await tx.db
				.selectFrom('programmes.venue')
				.select(['feeding_corner as feedingCorner', 'changing', 'prayer'])
				.where('id', '=', venueId)
				.executeTakeFirst()
		: undefined;
	if (!venue) throw new NotFound();
	const rooms = await tx.db
		.selectFrom('programmes.venue_room')
		.select(['called', 'square_metres as m2'])
		.where('venue_id', '=', venueId)
		.orderBy('place')
		.execute();
	const kept = await tx.db
		.selectFrom('programmes.venue_keeping')
		.select(['noise', 'light', 'warmth', 'kitchen', 'privacy', 'keys', 'opens'])
		.select(['booked_from as bookedFrom', 'booked_to as bookedTo'])
		.where('venue_id', '=', venueId)
		.executeTakeFirst();
	const costs = await tx.db
		.selectFrom('programmes.venue_cost')
		.select('cost')
		.where('venue_id', '=', venueId)
		.executeTakeFirst();
	const none = { noise: '', light: '', warmth: '', kitchen: '', privacy: '', keys: '', opens: '' };
	return {
		...venue,
		rooms: rooms.map(({ called, m2 }) => ({ called, m2: m2 === null ? null : Number(m2) })),
		...(kept ?? { ...none, bookedFrom: '', bookedTo: '' }),
		cost: costs?.cost ?? ''
	};
}
