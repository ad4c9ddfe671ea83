import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';

/** How many people came to each of these sessions, leaving out people whose place ended. A session to which nobody came, or that was called off, is not in it. */
export async function countAttended(tx: Tx, sessionIds: readonly string[]): Promise<Map<string, number>> {
	if (!sessionIds.length) return new Map();
	// session by session, by their index
	const { rows } = await sql<{ id: string; people: number }>`
		select asked.id, (select count(*) from programmes.attended a where a.session_id = asked.id) as people
		from unnest(${[...sessionIds]}::uuid[]) as asked (id)`.execute(tx.db);
	return new Map(rows.filter(({ people }) => people > 0).map(({ id, people }) => [id, people]));
}
