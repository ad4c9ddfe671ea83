import { queueLetter } from '#platform/jobs/outbox.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, type Outcome } from '#platform/outcome.ts';
import { takeChange } from '#creche';
import { listComing } from '../coming/queries.server.ts';

/** The family that has waited longest gets its crèche places with the hours that they take, in one step, and a letter that says so. */
export async function giveNextCrechePlace(
	tx: Tx,
	cohortId: string,
	sittingId: string,
	shown: string
): Promise<Outcome<'changed' | 'other-days'>> {
	const outcome = await takeChange(tx, sittingId, await listComing(tx, cohortId), shown);
	if (!outcome.ok) return outcome;
	if (outcome.value) await queueLetter(tx, outcome.value, 'programmes.creche-place', { cohort: cohortId });
	return done;
}
