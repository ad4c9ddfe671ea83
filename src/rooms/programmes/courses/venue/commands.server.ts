import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { done, doneWith, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import type { VenueDetails } from './form.ts';
import { mayKeepVenueFacts } from './policy.ts';
import { findVenue } from './queries.server.ts';

/** Adds a place where sessions can be held. */
export async function addVenue(
	tx: Tx,
	{ id, ...details }: VenueDetails & { id: string }
): Promise<Outcome<never, string>> {
	if (!mayKeepVenueFacts(tx.actor)) throw new Forbidden();
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
): Promise<Outcome<'changed-meanwhile'>> {
	const venue = await findVenue(tx, id);
	if (!venue) throw new NotFound();
	if (!mayKeepVenueFacts(tx.actor)) throw new Forbidden();
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
		step_free: stepFree,
		buggy_space: buggySpace,
		creche_room: crecheRoom
	};
}
