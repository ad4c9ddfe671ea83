import type { Tx } from '#platform/db/tx.ts';
import { queueLetter } from '#platform/jobs/outbox.ts';
import { findCohort } from '../cohort/queries.server.ts';

/** Writes to every parent who has a place, or an offer of one, that a session changed: one letter for each change. */
export async function tellParents(tx: Tx, cohortId: string, sessionId: string, version: number): Promise<void> {
	if (!(await findCohort(tx, cohortId))?.publishedAt) return;
	for (const person of await parentsOf(tx, cohortId)) {
		const data = { cohort: cohortId, session: sessionId, version: String(version) };
		await queueLetter(tx, person, 'programmes.session-news', data, `session-news ${sessionId} ${version} ${person}`);
	}
}

/** The people who have a place in a course or are being offered one. */
export async function parentsOf(tx: Tx, cohortId: string): Promise<string[]> {
	const rows = await tx.db
		.selectFrom('programmes.registration')
		.select('person_id')
		.where('cohort_id', '=', cohortId)
		.where('state', 'in', ['place', 'offered'])
		.orderBy('person_id')
		.execute();
	return rows.map((row) => row.person_id);
}
