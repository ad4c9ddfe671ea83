import { definitionOf } from '@kith/measures';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { canBeAsked } from '../measure/policy.ts';
import { mayPlanWaves } from '../wave/policy.ts';
import { listCovered } from './queries.server.ts';

/** Says which measure asks about a criterion that parents chose to be asked about; none takes it back. Throws NotFound. */
export async function coverCriterion(
	tx: Tx,
	id: string,
	measure: string
): Promise<Outcome<'unfit' | 'not-asked-about'>> {
	if (!mayPlanWaves(tx.actor)) throw new Forbidden();
	const criterion = (await listCovered(tx)).find((one) => one.id === id);
	if (!criterion) throw new NotFound();
	if (criterion.becomes !== 'measure') return refused('not-asked-about');
	const definition = definitionOf(measure);
	if (measure && (!definition || !canBeAsked(definition))) return refused('unfit');
	const said = { measure, created_at: tx.now, created_by: tx.actor.id };
	if (measure)
		await tx.db
			.insertInto('evaluation.cover')
			.values({ org_id: tx.actor.orgId, criterion_id: id, ...said })
			.onConflict((conflict) => conflict.columns(['org_id', 'criterion_id']).doUpdateSet(said))
			.execute();
	else await tx.db.deleteFrom('evaluation.cover').where('criterion_id', '=', id).execute();
	await record(tx, 'evaluation.cover.said', { criterion: id, measure });
	return done;
}
