import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';

/** Whether somebody else in a circle of hers is called so. */
export async function wouldHaveNamesake(tx: Tx, personId: string, called: string): Promise<boolean> {
	const { rows } = await sql<{ has: boolean }>`select exists (select from people.member hers
		join people.member m on m.org_id = hers.org_id and m.circle_id = hers.circle_id and m.person_id <> hers.person_id
		join people.card c on c.org_id = m.org_id and c.id = m.person_id
		where hers.person_id = ${personId}::uuid and people.name_key(c.called) = people.name_key(${called})) as has`.execute(
		tx.db
	);
	return rows[0]?.has ?? false;
}
