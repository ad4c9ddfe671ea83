import type { Tx } from '#platform/db/tx.ts';
import { queueLetter } from '#platform/jobs/outbox.ts';
import { parentsToTell } from './queries.server.ts';

/** Writes to every parent who has a place, or an offer of one, that a session changed: one letter for each change. */
export async function tellParents(tx: Tx, cohortId: string, sessionId: string, version: number): Promise<void> {
	for (const person of await parentsToTell(tx, cohortId)) {
		const data = { session: sessionId, version: String(version) };
		await queueLetter(tx, person, 'programmes.session-news', data, `session-news ${sessionId} ${version} ${person}`);
	}
}

/** Writes to every parent who has a place, or an offer of one, that the course now meets somewhere else. */
export async function tellParentsWhere(tx: Tx, cohortId: string, version: number): Promise<void> {
	for (const person of await parentsToTell(tx, cohortId)) {
		const once = `venue-news ${cohortId} ${version} ${person}`;
		await queueLetter(tx, person, 'programmes.venue-news', { cohort: cohortId }, once);
	}
}
