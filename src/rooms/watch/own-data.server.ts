import type { Tx } from '#platform/db/tx.ts';
import { Forbidden } from '#platform/outcome.ts';

/** Everything this room holds about a person, by table. Only she herself is given it. */
export async function copyFor(tx: Tx, personId: string): Promise<Record<string, unknown[]>> {
	if (tx.actor.id !== personId) throw new Forbidden();
	return {
		'watch.way': await tx.db.selectFrom('watch.way').selectAll().where('account_id', '=', personId).execute(),
		'watch.duty': await tx.db.selectFrom('watch.duty').selectAll().where('account_id', '=', personId).execute()
	};
}

/** Forgets by what she is woken, and who was on duty: her shifts stay as open ones, so that a gap is seen. */
export async function eraseFor(tx: Tx, personId: string): Promise<void> {
	if (tx.actor.kind !== 'job') throw new Forbidden();
	await tx.db.deleteFrom('watch.way').where('account_id', '=', personId).execute();
	await tx.db.updateTable('watch.duty').set({ account_id: null }).where('account_id', '=', personId).execute();
}
