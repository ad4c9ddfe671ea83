import type { Tx } from '#platform/db/tx.ts';

/** How many people said that they may come to a session, for whoever runs it; of one person, whether she did. */
export async function countMayCome(tx: Tx, sessionId: string, personId?: string): Promise<number> {
	const said = tx.db
		.selectFrom('programmes.may_come')
		.select((on) => on.fn.countAll<number>().as('count'))
		.where('session_id', '=', sessionId);
	const asked = personId ? said.where('person_id', '=', personId) : said;
	const { count } = await asked.executeTakeFirstOrThrow();
	return Number(count);
}
