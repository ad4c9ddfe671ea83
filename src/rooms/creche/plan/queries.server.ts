import type { Tx } from '#platform/db/tx.ts';

/** What the children do at a sitting; empty where nothing is planned. For those of the circle, and those who work in it. */
export async function findCrechePlan(tx: Tx, sittingId: string): Promise<string> {
	const row = await tx.db
		.selectFrom('creche.plan')
		.select('words')
		.where('sitting_id', '=', sittingId)
		.executeTakeFirst();
	return row?.words ?? '';
}
