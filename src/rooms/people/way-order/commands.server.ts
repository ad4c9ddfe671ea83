import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { MessageWay } from '#platform/mail/kind.ts';
import { Forbidden } from '#platform/outcome.ts';
import { stepped, type WayStep } from './policy.ts';

/** She says which way is tried earlier or later than it was on the page that she saw. It opens none and closes none. */
export async function moveWay(tx: Tx, seen: readonly MessageWay[], way: MessageWay, step: WayStep): Promise<void> {
	const { id } = tx.actor;
	if (!id) throw new Forbidden();
	await tx.db
		.updateTable('platform.account')
		.set({ ways: stepped(seen, way, step) })
		.where('id', '=', id)
		.execute();
	await record(tx, 'people.ways.ordered', { person: id });
}
