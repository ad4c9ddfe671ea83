import type { Tx } from '#platform/db/tx.ts';

/** How many people came to each of these sessions, leaving out people whose place ended and sessions that were called off. */
export async function countAttended(tx: Tx, sessionIds: readonly string[]): Promise<Map<string, number>> {
	if (!sessionIds.length) return new Map();
	const rows = await tx.db
		.selectFrom('programmes.attended')
		.select((on) => ['session_id as id', on.fn.countAll<number>().as('people')])
		.where('session_id', 'in', sessionIds)
		.groupBy('session_id')
		.execute();
	return new Map(rows.map((row) => [row.id ?? '', row.people]));
}
