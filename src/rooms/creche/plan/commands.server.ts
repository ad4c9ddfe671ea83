import { uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { done, Forbidden, type Outcome } from '#platform/outcome.ts';
import { getSitting } from '../sitting/queries.server.ts';
import { mayPlanForChildren } from './policy.ts';

/** Those who mind the children say what they plan with them that day, such as a celebration of their own; left empty, nothing is planned. */
export async function planForChildren(tx: Tx, sittingId: string, words: string): Promise<Outcome<never>> {
	const { circleId } = await getSitting(tx, sittingId);
	if (!mayPlanForChildren(tx.actor, circleId)) throw new Forbidden();
	if (words)
		await tx.db
			.insertInto('creche.plan')
			.values({ org_id: tx.actor.orgId, id: uuidv7(), sitting_id: sittingId, words })
			.onConflict((conflict) => conflict.columns(['org_id', 'sitting_id']).doUpdateSet({ words }))
			.execute();
	else await tx.db.deleteFrom('creche.plan').where('sitting_id', '=', sittingId).execute();
	await record(tx, 'creche.plan.kept', { sitting: sittingId });
	return done;
}
