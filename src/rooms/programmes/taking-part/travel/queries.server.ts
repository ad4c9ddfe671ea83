import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { doneWith, refused, type Outcome } from '#platform/outcome.ts';
import { penceOf, tenthsIn, type Rate } from './figures.ts';
import { elsewhere, mostDistances, mostPlaces, type JourneyTyped, type Unit } from './form.ts';

/** A place that the charity knows by name: an area or a venue. */
export interface KnownPlace {
	id: string;
	kind: 'area' | 'venue';
	name: string;
}

/** How far it is between two places, one way. */
export interface Distance {
	id: string;
	from: KnownPlace;
	to: KnownPlace;
	tenths: number;
	unit: Unit;
}

/** What a mile or a kilometre is worth; null where the charity has not said. */
export async function findRate(tx: Tx): Promise<Rate | null> {
	const row = await tx.db
		.selectFrom('programmes.travel_rate')
		.select(['unit', 'tenths_of_penny as tenthsOfPenny'])
		.where('org_id', '=', tx.actor.orgId)
		.$narrowType<{ unit: Unit }>()
		.executeTakeFirst();
	return row ?? null;
}

/** Areas of today, and venues: all of them, or those where these runs meet; of each kind the first by name. */
export async function listPlaces(tx: Tx, runs?: readonly string[]): Promise<KnownPlace[]> {
	const { rows } = await sql<KnownPlace>`
		(select a.id, 'area' as kind, a.name from programmes.area a
			where a.until is null or a.until > ${isoDay(tx.now, tx.zone)}::date order by lower(a.name), a.id limit ${mostPlaces})
		union all
		(select v.id, 'venue', case when v.area = '' then v.name else v.name || ', ' || v.area end from programmes.venue v
			where ${runs === undefined} or v.id in (select c.venue_id from programmes.cohort c where c.id = any (${runs ?? []}::uuid[]))
			order by lower(v.name), v.id limit ${mostPlaces})`.execute(tx.db);
	return rows;
}

const distances = (tx: Tx) =>
	tx.db
		.selectFrom('programmes.distance as way')
		.innerJoin('programmes.venue as there', 'there.id', 'way.to_venue_id')
		.leftJoin('programmes.area as area', 'area.id', 'way.from_area_id')
		.leftJoin('programmes.venue as venue', 'venue.id', 'way.from_venue_id')
		.select(['way.id', 'way.tenths', 'way.unit', 'way.from_area_id as fromArea', 'way.from_venue_id as fromVenue'])
		.select(['way.to_venue_id as to', 'there.name as toName', 'area.name as areaName', 'venue.name as venueName'])
		.$narrowType<{ unit: Unit }>()
		.orderBy(sql`lower(coalesce(area.name, venue.name))`)
		.orderBy(sql`lower(there.name)`)
		.orderBy('way.id');

/** The distances that were written down, the first by name. */
export async function listDistances(tx: Tx): Promise<Distance[]> {
	return (await distances(tx).limit(mostDistances).execute()).map((row) => ({
		...{ id: row.id, tenths: row.tenths, unit: row.unit },
		from: row.fromArea
			? { id: row.fromArea, kind: 'area', name: row.areaName ?? '' }
			: { id: row.fromVenue ?? '', kind: 'venue', name: row.venueName ?? '' },
		to: { id: row.to, kind: 'venue', name: row.toName }
	}));
}

/** How far it is between two places, whichever way it was written down; nothing where nobody did. */
export async function findDistance(
	tx: Tx,
	[one, other]: readonly [string, string]
): Promise<{ id: string; tenths: number; unit: Unit } | undefined> {
	const { rows } = await sql<{ id: string; tenths: number; unit: Unit }>`
		select id, tenths, unit from programmes.distance
		where (coalesce(from_area_id, from_venue_id) = ${one}::uuid and to_venue_id = ${other}::uuid)
			or (coalesce(from_area_id, from_venue_id) = ${other}::uuid and to_venue_id = ${one}::uuid)
		order by kept_at desc limit 1`.execute(tx.db);
	return rows[0];
}

/** What a journey comes to, with all that it is reckoned by. */
export interface Journey {
	/** By the names that the places have now; empty for anywhere else. */
	from: string;
	to: string;
	/** Altogether, there and back where she came back. */
	tenths: number;
	rate: Rate;
	pence: number;
	/** Whether a coordinator wrote the distance down; otherwise it is as she says. */
	isMeasured: boolean;
}

/** Why a journey can't be reckoned. */
export type JourneyRefusal = 'no-rate' | 'same-place' | 'not-from' | 'not-to' | 'how-far' | 'too-much';

/** More than this is no journey to a group: it is asked back with its ticket. */
const mostPence = 100_000;

/** Reckons a journey by the distance that was written down, or else by what she says, and by the rate of today. */
export async function reckonJourney(
	tx: Tx,
	{ cohort, from, to, distance, back }: Pick<JourneyTyped, 'cohort' | 'from' | 'to' | 'distance' | 'back'>
): Promise<Outcome<JourneyRefusal, Journey>> {
	const rate = await findRate(tx);
	if (!rate) return refused('no-rate');
	if (from === to && from !== elsewhere) return refused('same-place');
	const places = await listPlaces(tx, [cohort]);
	const nameOf = (id: string) => places.find((place) => place.id === id)?.name ?? (id === elsewhere ? '' : undefined);
	const [begin, end] = [nameOf(from), nameOf(to)];
	// the page offers the places of all her groups, as it does not know which one she chooses
	if (begin === undefined) return refused('not-from');
	if (end === undefined) return refused('not-to');
	const known = from === elsewhere || to === elsewhere ? undefined : await findDistance(tx, [from, to]);
	const one = known ? tenthsIn(rate.unit, known) : distance;
	if (one === '') return refused('how-far');
	const tenths = back ? one * 2 : one;
	const pence = penceOf(tenths, rate);
	if (pence > mostPence) return refused('too-much');
	return doneWith({ from: begin, to: end, tenths, rate, pence, isMeasured: known !== undefined });
}
