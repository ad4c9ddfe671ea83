import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';

/** The name that she lets stand on the pages of her courses; nothing where she does not. */
export async function findOwnShownName(tx: Tx): Promise<string | undefined> {
	const row = await tx.db
		.selectFrom('programmes.shown_name')
		.select('name')
		.where('account_id', '=', tx.actor.id)
		.executeTakeFirst();
	return row?.name;
}

/** The first names of those who facilitate a published course now and let them stand there, in the order of the alphabet. */
export async function listNamesShown(tx: Tx, cohortId: string): Promise<string[]> {
	const { rows } = await sql<{ name: string }>`select programmes.names_shown(${cohortId}::uuid) as name`.execute(tx.db);
	return rows.map(({ name }) => name);
}
