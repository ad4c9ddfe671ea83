import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';

/** Whether somebody may be given a code: she has no e-mail to sign in with. */
export async function needsCode(tx: Tx, personId: string): Promise<boolean> {
	const { rows } = await sql<{ signs: boolean }>`select people.signs_in(${personId}::uuid) as signs`.execute(tx.db);
	return rows[0]?.signs === false;
}

/** Until when a code of hers can be used that was made and is still open. */
export async function findOpenCode(tx: Tx, personId: string): Promise<Date | undefined> {
	const row = await tx.db
		.selectFrom('people.page_code')
		.select('expires_at')
		.where('person_id', '=', personId)
		.where('ended_at', 'is', null)
		.where('expires_at', '>', tx.now)
		.executeTakeFirst();
	return row?.expires_at;
}
