import { sql } from 'kysely';
import { isId, uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { done, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import type { Rate } from './figures.ts';
import { mayKeepTravel } from './policy.ts';
import { findDistance, findRate, listPlaces } from './queries.server.ts';

const keptBy = (tx: Tx) => ({ kept_by: tx.actor.id ?? '', kept_at: sql<Date>`platform.moment()` });

/** Says what a mile or a kilometre is worth from now on; without a rate nobody asks by distance. What was sent before keeps its own. */
export async function keepRate(tx: Tx, rate: Rate | null): Promise<void> {
	if (!mayKeepTravel(tx.actor)) throw new Forbidden();
	if (!rate) await tx.db.deleteFrom('programmes.travel_rate').where('org_id', '=', tx.actor.orgId).execute();
	else {
		const said = { unit: rate.unit, tenths_of_penny: rate.tenthsOfPenny, ...keptBy(tx) };
		await tx.db
			.insertInto('programmes.travel_rate')
			.values({ org_id: tx.actor.orgId, ...said })
			.onConflict((conflict) => conflict.column('org_id').doUpdateSet(said))
			.execute();
	}
	await record(tx, 'programmes.travel.rate-kept', { unit: rate?.unit ?? null, tenths: rate?.tenthsOfPenny ?? null });
}

/** Writes down how far it is between two places, one of them a venue; it counts both ways, and takes the place of what was said before. */
export async function keepDistance(
	tx: Tx,
	{ from, to, tenths }: { from: string; to: string; tenths: number }
): Promise<Outcome<'no-rate' | 'same-place' | 'no-venue'>> {
	if (!mayKeepTravel(tx.actor)) throw new Forbidden();
	const rate = await findRate(tx);
	if (!rate) return refused('no-rate');
	if (from === to) return refused('same-place');
	const places = await listPlaces(tx);
	const [one, other] = [from, to].map((id) => places.find((place) => place.id === id));
	if (!one || !other) throw new NotFound();
	const [begin, end] = other.kind === 'venue' ? [one, other] : [other, one];
	if (end.kind !== 'venue') return refused('no-venue');
	const said = { tenths, unit: rate.unit, ...keptBy(tx) };
	const before = await findDistance(tx, [from, to]);
	if (before) await tx.db.updateTable('programmes.distance').set(said).where('id', '=', before.id).execute();
	else
		await tx.db
			.insertInto('programmes.distance')
			.values({
				...{ org_id: tx.actor.orgId, id: uuidv7(), to_venue_id: end.id, ...said },
				...(begin.kind === 'area' ? { from_area_id: begin.id } : { from_venue_id: begin.id })
			})
			.onConflict((conflict) =>
				conflict.columns(['org_id', 'from_area_id', 'from_venue_id', 'to_venue_id']).doUpdateSet(said)
			)
			.execute();
	await record(tx, 'programmes.travel.distance-kept', { from: begin.id, to: end.id, tenths });
	return done;
}

/** Takes a distance away; whoever asks for it again says herself how far it is. */
export async function dropDistance(tx: Tx, id: string): Promise<void> {
	if (!mayKeepTravel(tx.actor)) throw new Forbidden();
	if (!isId(id)) throw new NotFound();
	const { numDeletedRows } = await tx.db.deleteFrom('programmes.distance').where('id', '=', id).executeTakeFirst();
	if (!numDeletedRows) throw new NotFound();
	await record(tx, 'programmes.travel.distance-dropped', { distance: id });
}
