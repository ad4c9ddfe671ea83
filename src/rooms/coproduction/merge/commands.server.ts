import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import type { Merge } from '#platform/merging.ts';
import { findUrnKeys } from '../urn/key.server.ts';
import { markOf } from '../urn/sealing.ts';

/** Where two records of one person are brought together, one line of hers stays on each roll; what lay in an open urn under the other is taken out. What she listened to, said, suggested, leads, replied, said to documents and wrote in a guide stays hers. */
export async function joinLines(tx: Tx, merge: Merge): Promise<void> {
	const { rows } = await sql<{ decision: string; line: string }>`
		select decision_id as decision, line from coproduction.bring_together(${merge.id}::uuid)`.execute(tx.db);
	for (const { decision, line } of rows) await takeOutPaper(tx, decision, line);
	await sql`select coproduction.bring_listening_together(${merge.id}::uuid)`.execute(tx.db);
	await sql`select coproduction.bring_suggestions_together(${merge.id}::uuid)`.execute(tx.db);
	await sql`select coproduction.bring_plans_together(${merge.id}::uuid)`.execute(tx.db);
	await sql`select coproduction.bring_comments_together(${merge.id}::uuid)`.execute(tx.db);
	await sql`select coproduction.bring_replies_together(${merge.id}::uuid)`.execute(tx.db);
	await sql`select coproduction.bring_panels_together(${merge.id}::uuid)`.execute(tx.db);
	await sql`select coproduction.bring_guides_together(${merge.id}::uuid)`.execute(tx.db);
}

/** Takes the paper of one line of a roll out of an open urn. Whether there was one is told to nobody. */
export async function takeOutPaper(tx: Tx, decisionId: string, line: string): Promise<void> {
	const keys = await findUrnKeys(decisionId);
	if (!keys) return;
	const mark = markOf(keys, { line });
	await sql`select coproduction.take_out_of_urn(${decisionId}::uuid, ${mark}::bytea)`.execute(tx.db);
}
