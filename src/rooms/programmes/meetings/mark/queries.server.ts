import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import type { KeptMark } from './policy.ts';

/** A mark as a row of the database. */
export const markAsJson = sql`json_build_object('id', k.id, 'pocket', k.pocket, 'seq', k.seq, 'value', k.value, 'saw', k.saw, 'at', k.at, 'keptAt', k.kept_at,
	'key', json_build_object('subject', k.person_id, 'field', k.field), 'by', coalesce(n.called, ''))`;

/** Every mark about one person at one meeting. */
export async function listMarks(tx: Tx, sessionId: string, personId: string): Promise<KeptMark[]> {
	const { rows } = await sql<{ mark: KeptMark }>`
		select ${markAsJson} as mark from programmes.mark k left join people.card n on n.id = k.noted_by
		where k.session_id = ${sessionId} and k.person_id = ${personId}`.execute(tx.db);
	return rows.map(({ mark }) => mark);
}
