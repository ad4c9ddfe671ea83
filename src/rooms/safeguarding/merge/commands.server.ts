import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import type { Merge } from '#platform/merging.ts';

/** Where two records of one person are brought together, what leads read of either is about her; nothing of it comes back to whoever did it. */
export async function followMerge(tx: Tx, merge: Merge): Promise<void> {
	await sql`select safeguarding.bring_together(${merge.id}::uuid)`.execute(tx.db);
}
