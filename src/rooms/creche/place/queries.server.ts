import type { Tx } from '#platform/db/tx.ts';
import { ageBands, type AgeBand, type Bands } from '#rooms/people/child/form.ts';
import { sql } from 'kysely';

/** A child's crèche place in a circle, or its turn on the crèche's list. */
export interface CrechePlace {
	id: string;
	circleId: string;
	/** The sitting for which it is, where places are had for one. */
	sittingId: string | null;
	childId: string;
	personId: string;
	ageBand: AgeBand;
	state: 'place' | 'waiting' | 'left';
}

/** Who is coming to a circle: she has a place there, or one is offered to her. */
export interface Coming {
	personId: string;
	hasPlace: boolean;
}

const columns = [
	'id',
	'circle_id as circleId',
	'sitting_id as sittingId',
	'child_id as childId',
	'person_id as personId',
	'age_band as ageBand',
	'state'
] as const;

/** How many crèche places of a circle are free, by age band; at one sitting where places are had for one. */
export async function countCrecheFree(tx: Tx, circleId: string, sittingId: string | null = null): Promise<Bands> {
	const [bands, taken] = [await getBands(tx, circleId), await getBandsTaken(tx, circleId, sittingId)];
	const free = ageBands.map((band) => [band, Math.max(0, bands[band] - taken[band])]);
	return Object.fromEntries(free) as Bands;
}

/** How many crèche places somebody new may have: those free, less those that children already on the list are about to get. */
export async function countCrecheOpen(
	tx: Tx,
	circleId: string,
	coming: readonly Coming[],
	sittingId: string | null = null
): Promise<Bands> {
	const free = await countCrecheFree(tx, circleId, sittingId);
	const line = await crecheLine(tx, circleId, coming, sittingId)
		.select((on) => ['age_band', on.fn.countAll<number>().as('children')])
		.groupBy('age_band')
		.execute();
	const inLine = (band: AgeBand) => line.find((row) => row.age_band === band)?.children ?? 0;
	return Object.fromEntries(ageBands.map((band) => [band, Math.max(0, free[band] - inLine(band))])) as Bands;
}

/** Children who wait for a crèche place, at one sitting where places are had for one, while their parent is coming. */
export function crecheLine(tx: Tx, circleId: string, coming: readonly Coming[], sittingId: string | null = null) {
	const parents = coming.map(({ personId }) => personId);
	return tx.db
		.selectFrom('creche.place')
		.where('circle_id', '=', circleId)
		.where('sitting_id', 'is not distinct from', sittingId)
		.where('state', '=', 'waiting')
		.where('person_id', '=', sql<string>`any(${parents}::uuid[])`);
}

/** The crèche places that somebody's children have or wait for; those that ended are left out. */
export async function listCrechePlacesOf(tx: Tx, personId: string): Promise<CrechePlace[]> {
	const rows = await tx.db
		.selectFrom('creche.place')
		.select(columns)
		.where('person_id', '=', personId)
		.where('state', '!=', 'left')
		.orderBy('asked_at')
		.orderBy('id')
		.execute();
	return rows as CrechePlace[];
}

/** A child's place in the crèche of a circle, or at one sitting of it, whatever became of it. */
export async function findCrechePlace(
	tx: Tx,
	circleId: string,
	childId: string,
	sittingId: string | null = null
): Promise<CrechePlace | undefined> {
	const row = await tx.db
		.selectFrom('creche.place')
		.select(columns)
		.where('circle_id', '=', circleId)
		.where('child_id', '=', childId)
		.where('sitting_id', 'is not distinct from', sittingId)
		.executeTakeFirst();
	return row as CrechePlace | undefined;
}

/** How many places a crèche has, by age band. */
export async function getBands(tx: Tx, circleId: string): Promise<Bands>;
/** How many places several crèches have, by circle, with one question however many they are. */
export async function getBands(tx: Tx, circleIds: readonly string[]): Promise<Map<string, Bands>>;
/** How many places a crèche has, or each of several. */
export async function getBands(tx: Tx, asked: string | readonly string[]): Promise<Bands | Map<string, Bands>> {
	const circles = typeof asked === 'string' ? [asked] : asked;
	const { rows } = await sql<{ circle: string; band: string; places: number }>`
		select circle_id as circle, age_band as band, places from creche.band where circle_id = any(${circles}::uuid[])`.execute(
		tx.db
	);
	const bandsOf = (circle: string) => {
		const bands: Bands = { 'under-two': 0, two: 0, 'three-or-more': 0 };
		for (const row of rows)
			for (const band of ageBands) if (row.circle === circle && row.band === band) bands[band] = row.places;
		return bands;
	};
	return typeof asked === 'string' ? bandsOf(asked) : new Map(circles.map((circle) => [circle, bandsOf(circle)]));
}

/** Crèche places that are taken, by age band, of a circle that anybody may know of; where they are had for one sitting, at that one or at the fullest to come. */
export async function getBandsTaken(tx: Tx, circleId: string, sittingId: string | null = null): Promise<Bands> {
	const { rows } = await sql<{
		age_band: string;
		taken: number;
	}>`select * from creche.taken(${circleId}::uuid, ${sittingId}::uuid)`.execute(tx.db);
	const bands: Bands = { 'under-two': 0, two: 0, 'three-or-more': 0 };
	for (const { age_band, taken } of rows) for (const band of ageBands) if (band === age_band) bands[band] = taken;
	return bands;
}
