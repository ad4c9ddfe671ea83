import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import type { Merge } from '#platform/merging.ts';

/** Where two records of one person are brought together, her pseudonyms become one. */
export async function joinPseudonyms(tx: Tx, merge: Merge): Promise<void> {
	await sql`select evaluation.bring_together(${merge.id}::uuid)`.execute(tx.db);
}
