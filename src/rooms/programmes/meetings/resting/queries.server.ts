import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';

/** Who rests in a group, by name alone, for whoever runs it. */
export async function listResting(tx: Tx, cohortId: string): Promise<{ id: string; called: string }[]> {
	const { rows } = await sql<{ id: string; called: string }>`
		select person_id as id, called from people.resting(${cohortId}::uuid)`.execute(tx.db);
	return rows;
}

/** The groups with an open door in which somebody rests. */
export async function listRestingGroups(tx: Tx, personId: string): Promise<string[]> {
	const rows = await tx.db
		.selectFrom('people.rest as rest')
		.innerJoin('programmes.cohort as cohort', 'cohort.id', 'rest.circle_id')
		.select('cohort.id')
		.where('rest.person_id', '=', personId)
		.where('cohort.way_in', '=', 'open')
		.where('cohort.published_at', 'is not', null)
		.execute();
	return rows.map(({ id }) => id);
}
