import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, Forbidden, type Outcome } from '#platform/outcome.ts';
import { mayShowOwnName } from './policy.ts';

/** She lets a first name of hers stand on the pages of her courses, or takes it away from them; at once either way. */
export async function showOwnName(tx: Tx, { shown, name }: { shown: boolean; name: string }): Promise<Outcome<never>> {
	if (!mayShowOwnName(tx.actor)) throw new Forbidden();
	if (shown) await put(tx, name);
	else await tx.db.deleteFrom('programmes.shown_name').where('account_id', '=', tx.actor.id).execute();
	await record(tx, shown ? 'programmes.shown-name.given' : 'programmes.shown-name.taken-back', { person: tx.actor.id });
	return done;
}

async function put(tx: Tx, name: string): Promise<void> {
	await tx.db
		.insertInto('programmes.shown_name')
		.values({ org_id: tx.actor.orgId, account_id: tx.actor.id ?? '', name })
		.onConflict((conflict) => conflict.columns(['org_id', 'account_id']).doUpdateSet({ name, shown_at: tx.now }))
		.execute();
}
