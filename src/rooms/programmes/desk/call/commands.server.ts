import { uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, Forbidden, refused, type Outcome } from '#platform/outcome.ts';
import { keepTry } from '#programmes/meetings';
import { decisions, type CallOutcome } from './form.ts';
import { mayCall } from './policy.ts';
import { getCall } from './queries.server.ts';

/** Keeps how a call went, or what was decided after three tries; never what was said. Throws NotFound where nobody is to be called by this key. */
export async function noteCall(
	tx: Tx,
	key: string,
	outcome: CallOutcome,
	id = uuidv7()
): Promise<Outcome<'not-to-decide'>> {
	if (!mayCall(tx.actor)) throw new Forbidden();
	const { personId, cohortId, areaId, why, place } = await getCall(tx, key);
	const isDecision = place === 'decide' ? decisions.some((one) => one === outcome) : outcome !== 'go-on';
	if (!isDecision && outcome !== 'reached') return refused('not-to-decide');
	await keepTry(tx, { id, cohort_id: cohortId, area_id: areaId, person_id: personId, reason: why, outcome });
	return done;
}
