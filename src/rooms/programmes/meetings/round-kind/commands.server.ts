import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { isId, uuidv7 } from '#platform/db/ids.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { done, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import type { RoundChoice } from './form.ts';
import { mayChooseRound } from './policy.ts';

/** Whoever runs the group writes down which round it chose, and on which day. Refused while the same stands, and for a day to come. */
export async function chooseRound(
	tx: Tx,
	cohortId: string,
	{ kind, question, chosenOn }: RoundChoice
): Promise<Outcome<'chosen-already' | 'day-to-come'>> {
	if (!mayChooseRound(tx.actor, cohortId)) throw new Forbidden();
	if (chosenOn > isoDay(tx.now, tx.zone)) return refused('day-to-come');
	const row = { org_id: tx.actor.orgId, id: uuidv7(), cohort_id: cohortId, kind, chosen_on: chosenOn };
	const written = await tx.db
		.insertInto('programmes.round_kind')
		.values({ ...row, question: JSON.stringify(question) })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (!written.numInsertedOrUpdatedRows) return refused('chosen-already');
	await record(tx, 'programmes.round.chosen', { cohort: cohortId, kind });
	return done;
}

/** The group leaves a round; what was said in it keeps its question. */
export async function leaveRound(tx: Tx, cohortId: string, id: string): Promise<Outcome<never>> {
	if (!mayChooseRound(tx.actor, cohortId)) throw new Forbidden();
	if (!isId(id)) throw new NotFound();
	const left = await tx.db
		.updateTable('programmes.round_kind')
		.set({ left_at: tx.now })
		.where('id', '=', id)
		.where('cohort_id', '=', cohortId)
		.where('left_at', 'is', null)
		.executeTakeFirst();
	if (!left.numUpdatedRows) throw new NotFound();
	await record(tx, 'programmes.round.left', { cohort: cohortId, round: id });
	return done;
}
