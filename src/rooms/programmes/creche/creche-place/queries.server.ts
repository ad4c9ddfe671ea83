import type { Tx } from '#platform/db/tx.ts';
import { ageBands, type AgeBand, type Bands } from '#rooms/people/child/form.ts';
import { sql } from 'kysely';

/** A child's crèche place in a course, or its turn on the crèche's list. */
export interface CrechePlace {
	id: string;
	cohortId: string;
	childId: string;
	personId: string;
	ageBand: AgeBand;
	state: 'place' | 'waiting' | 'left';
}

const columns = [
	'id',
	'cohort_id as cohortId',
	'child_id as childId',
	'person_id as personId',
	'age_band as ageBand',
	'state'
] as const;

/** How many crèche places of a course are free, by age band. */
export async function countCrecheFree(tx: Tx, cohortId: string): Promise<Bands> {
	const [bands, taken] = [await getBands(tx, cohortId), await getBandsTaken(tx, cohortId)];
	const free = ageBands.map((band) => [band, Math.max(0, bands[band] - taken[band])]);
	return Object.fromEntries(free) as Bands;
}

/** How many crèche places somebody new may have: those free, less those that children already on the list are about to get. */
export async function countCrecheOpen(tx: Tx, cohortId: string): Promise<Bands> {
	const free = await countCrecheFree(tx, cohortId);
	const line = await crecheLine(tx, cohortId)
		.select((on) => ['creche.age_band', on.fn.countAll<number>().as('children')])
		.groupBy('creche.age_band')
		.execute();
	const inLine = (band: AgeBand) => line.find((row) => row.age_band === band)?.children ?? 0;
	return Object.fromEntries(ageBands.map((band) => [band, Math.max(0, free[band] - inLine(band))])) as Bands;
}

/** Children who wait for a crèche place while their parent has a place, or is offered one. */
export function crecheLine(tx: Tx, cohortId: string) {
	return tx.db
		.selectFrom('programmes.creche_place as creche')
		.innerJoin('programmes.registration as registration', (join) =>
			join
				.onRef('registration.org_id', '=', 'creche.org_id')
				.onRef('registration.cohort_id', '=', 'creche.cohort_id')
				.onRef('registration.person_id', '=', 'creche.person_id')
		)
		.where('creche.cohort_id', '=', cohortId)
		.where('creche.state', '=', 'waiting')
		.where('registration.state', 'in', ['place', 'offered']);
}

/** The crèche places that somebody's children have or wait for; those that ended are left out. */
export async function listCrechePlacesOf(tx: Tx, personId: string): Promise<CrechePlace[]> {
	const rows = await tx.db
		.selectFrom('programmes.creche_place')
		.select(columns)
		.where('person_id', '=', personId)
		.where('state', '!=', 'left')
		.orderBy('asked_at')
		.orderBy('id')
		.execute();
	return rows as CrechePlace[];
}

/** A child's place in the crèche of a course, whatever became of it. */
export async function findCrechePlace(tx: Tx, cohortId: string, childId: string): Promise<CrechePlace | undefined> {
	const row = await tx.db
		.selectFrom('programmes.creche_place')
		.select(columns)
		.where('cohort_id', '=', cohortId)
		.where('child_id', '=', childId)
		.executeTakeFirst();
	return row as CrechePlace | undefined;
}

/** The crèche places of a course by age band; none where none were set. */
export async function getBands(tx: Tx, cohortId: string): Promise<Bands> {
	const rows = await tx.db
		.selectFrom('programmes.creche_band')
		.select(['age_band', 'places'])
		.where('cohort_id', '=', cohortId)
		.execute();
	const bands: Bands = { 'under-two': 0, two: 0, 'three-or-more': 0 };
	for (const { age_band, places } of rows) for (const band of ageBands) if (band === age_band) bands[band] = places;
	return bands;
}

/** Crèche places of a published course that are taken, by age band. */
export async function getBandsTaken(tx: Tx, cohortId: string): Promise<Bands> {
	const { rows } = await sql<{
		age_band: string;
		taken: number;
	}>`select * from programmes.creche_taken(${cohortId}::uuid)`.execute(tx.db);
	const bands: Bands = { 'under-two': 0, two: 0, 'three-or-more': 0 };
	for (const { age_band, taken } of rows) for (const band of ageBands) if (band === age_band) bands[band] = taken;
	return bands;
}
