import type { Need } from '#rooms/people/need/form.ts';
import type { Tx } from '#platform/db/tx.ts';

/** Keeps what was said with an address of what its owner needs: it is put to nobody before she answers, and then it is hers. */
export async function keepTypedNeeds(door: Tx, registrationId: string, needs: readonly Need[] = []): Promise<void> {
	const own = { org_id: door.actor.orgId, registration_id: registrationId };
	const rows = needs.map((need) => ({ ...own, ...need }));
	if (rows.length) await door.db.insertInto('programmes.typed_need').values(rows).execute();
}
