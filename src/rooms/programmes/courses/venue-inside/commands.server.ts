import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, Forbidden, NotFound, type Outcome } from '#platform/outcome.ts';
import { mayKeepVenues } from '../venue/policy.ts';
import { findVenue } from '../venue/queries.server.ts';
import type { Inside } from './form.ts';

/** A coordinator writes down what a venue is like inside, who opens it and what it costs. */
export async function keepInside(tx: Tx, venueId: string, inside: Inside): Promise<Outcome<never>> {
	const venue = await findVenue(tx, venueId);
	if (!venue) throw new NotFound();
	if (!mayKeepVenues(tx.actor)) throw new Forbidden();
	const { rooms, feedingCorner, changing, prayer, cost, bookedFrom, bookedTo, ...texts } = inside;
	const own = { org_id: tx.actor.orgId, venue_id: venue.id };
	await tx.db
		.updateTable('programmes.venue')
		.set({ feeding_corner: feedingCorner, changing, prayer })
		.where('id', '=', venue.id)
		.execute();
	await tx.db.deleteFrom('programmes.venue_room').where('venue_id', '=', venue.id).execute();
	const rows = rooms.map(({ called, m2 }, index) => ({ ...own, place: index + 1, called, square_metres: m2 }));
	if (rows.length) await tx.db.insertInto('programmes.venue_room').values(rows).execute();
	const kept = { ...texts, booked_from: bookedFrom, booked_to: bookedTo };
	await tx.db
		.insertInto('programmes.venue_keeping')
		.values({ ...own, ...kept })
		.onConflict((conflict) => conflict.columns(['org_id', 'venue_id']).doUpdateSet(kept))
		.execute();
	if (cost)
		await tx.db
			.insertInto('programmes.venue_cost')
			.values({ ...own, cost })
			.onConflict((conflict) => conflict.columns(['org_id', 'venue_id']).doUpdateSet({ cost }))
			.execute();
	else await tx.db.deleteFrom('programmes.venue_cost').where('venue_id', '=', venue.id).execute();
	await record(tx, 'programmes.venue.inside-kept', { venue: venue.id });
	return done;
}
