import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';

/** Whether somebody else who belongs to this circle is called the same, however it is written. */
export async function hasNamesake(tx: Tx, circleId: string, called: string): Promise<boolean> {
	const { rows } = await sql<{ has: boolean }>`select exists (select from people.member m
		join people.card c on c.org_id = m.org_id and c.id = m.person_id
		where m.circle_id = ${circleId}::uuid and people.name_key(c.called) = people.name_key(${called})) as has`.execute(
		tx.db
	);
	return rows[0]?.has ?? false;
}
