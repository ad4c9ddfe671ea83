import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';

/** The meetings, of these, to which somebody said that she can't come. */
export async function listAbsencesOf(tx: Tx, personId: string, sessionIds: readonly string[]): Promise<Set<string>> {
	if (!sessionIds.length) return new Set();
	const rows = await tx.db
		.selectFrom('programmes.attendance')
		.select('session_id as id')
		.where('person_id', '=', personId)
		.where('state', '=', 'apologies')
		.where('session_id', 'in', sessionIds)
		.execute();
	return new Set(rows.map((row) => row.id));
}

/** The children whose parent sent apologies for a session, for those who mind its crèche. */
export async function listAwayChildren(tx: Tx, sessionId: string): Promise<Set<string>> {
	const { rows } = await sql<{ id: string }>`
		select away.id from programmes.away_children(${sessionId}::uuid) as away (id)`.execute(tx.db);
	return new Set(rows.map(({ id }) => id));
}
