import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { done, doneWith, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import type { VenueDetails } from './form.ts';
import { isCalledLikeAnother, mayKeepVenueFacts } from './policy.ts';
import { findVenue, listVenues } from './queries.server.ts';

/** Adds a place where sessions can be held, unless one of that name in that area stands in the list. */
export async function addVenue(
	tx: Tx,
	{ id, ...details }: VenueDetails & { id: string }
): Promise<Outcome<'called-the-same', string>> {
	if (!mayKeepVenueFacts(tx.actor)) throw new Forbidden();
	if (isCalledLikeAnother(details, await listVenues(tx))) return refused('called-the-same');
	await tx.db
		.insertInto('programmes.venue')
		.values({ org_id: tx.actor.orgId, id, ...columnsOf(details) })
		.execute();
	await record(tx, 'programmes.venue.added', { venue: id });
	return doneWith(id);
}

/** Changes what is said about a venue, unless somebody else changed it since it was opened. */
export async function changeVenue(
	tx: Tx,
	id: string,
	{ version, ...details }: VenueDetails & { version: number }
): Promise<Outcome<'changed-meanwhile' | 'called-the-same'>> {
	const venue = await findVenue(tx, id);
	if (!venue) throw new NotFound();
	if (!mayKeepVenueFacts(tx.actor)) throw new Forbidden();
	// two that were called the same before there was this rule may still be written about
	const isNamedAnew = venue.name !== details.name || venue.area !== details.area;
	if (isNamedAnew && isCalledLikeAnother({ id, ...details }, await listVenues(tx))) return refused('called-the-same');
	const changed = await tx.db
		.updateTable('programmes.venue')
		.set({ ...columnsOf(details), version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.executeTakeFirst();
	if (!changed.numUpdatedRows) return refused('changed-meanwhile');
	await record(tx, 'programmes.venue.changed', { venue: id });
	return done;
}

function columnsOf({
	name,
	area,
	address,
	postcode,
	access,
	way,
	showsAddress,
	stepFree,
	buggySpace,
	crecheRoom
}: VenueDetails) {
	return {
		name,
		area,
		address,
		postcode,
		shows_address: showsAddress,
		access: JSON.stringify(access),
		way: JSON.stringify(way),
		step_free: stepFree,
		buggy_space: buggySpace,
		creche_room: crecheRoom
	};
}
