import type { Tx } from '#platform/db/tx.ts';

/** How much cash was taken on a day, in pence; null where nobody noted it, or it is not hers to know. */
export async function findCashTaken(tx: Tx, sessionId: string): Promise<number | null> {
	const row = await tx.db
		.selectFrom('programmes.cash_taken')
		.select('pence')
		.where('session_id', '=', sessionId)
		.executeTakeFirst();
	return row?.pence ?? null;
}

/** How much cash was taken in a run, in pence; null where nobody noted any. */
export async function findCashOfRun(tx: Tx, cohortId: string): Promise<number | null> {
	const row = await tx.db
		.selectFrom('programmes.cash_taken as taken')
		.innerJoin('programmes.session as session', 'session.id', 'taken.session_id')
		.select((on) => on.fn.sum<number | null>('taken.pence').as('pence'))
		.where('session.cohort_id', '=', cohortId)
		.executeTakeFirst();
	return row?.pence == null ? null : Number(row.pence);
}
