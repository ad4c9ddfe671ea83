import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { isId, uuidv7 } from '#platform/db/ids.ts';
import { currentLanguage } from '#platform/i18n/language.ts';
import { done, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { getMyCircle } from '../my-group/queries.server.ts';
import { mostContributions, type Contribution, type Shape } from './form.ts';
import { mayLieOn, mayShapeCelebration } from './policy.ts';
import { getCelebration, listContributions } from './queries.server.ts';

/** Somebody of the group says what she brings, does or wishes for; her name stands with it only where she puts it. Refused when the list is full. */
export async function addToCelebration(
	tx: Tx,
	cohortId: string,
	{ kind, words, signed }: Contribution
): Promise<Outcome<'enough'>> {
	await getMyCircle(tx, cohortId);
	if ((await listContributions(tx, cohortId)).length >= mostContributions) return refused('enough');
	const row = { org_id: tx.actor.orgId, id: uuidv7(), cohort_id: cohortId, kind, words };
	await tx.db
		.insertInto('programmes.contribution')
		.values({ ...row, language: currentLanguage(), person_id: signed ? tx.actor.id : null })
		.execute();
	await record(tx, 'programmes.celebration.added-to', { cohort: cohortId, kind });
	return done;
}

/** She takes back what she put her name to. */
export async function takeContributionBack(tx: Tx, cohortId: string, id: string): Promise<Outcome<never>> {
	return removed(tx, { cohortId, id, own: true }); // hers also where she left the group
}

/** Whoever runs the group takes a line off the list: it is planned, or it can't be. */
export async function takeContributionOff(tx: Tx, cohortId: string, id: string): Promise<Outcome<never>> {
	if (!mayShapeCelebration(tx.actor, cohortId)) throw new Forbidden();
	return removed(tx, { cohortId, id, own: false });
}

async function removed(
	tx: Tx,
	{ cohortId, id, own }: { cohortId: string; id: string; own: boolean }
): Promise<Outcome<never>> {
	if (!isId(id)) throw new NotFound();
	const taken = await tx.db
		.deleteFrom('programmes.contribution')
		.where('id', '=', id)
		.where('cohort_id', '=', cohortId)
		.$if(own, (query) => query.where('person_id', '=', tx.actor.id))
		.executeTakeFirst();
	if (!taken.numDeletedRows) throw new NotFound();
	await record(tx, 'programmes.celebration.taken-off', { cohort: cohortId, own });
	return done;
}

/** Whoever runs the group puts its celebration together: what happens, and at which meeting. Refused when somebody else did since `saw`. */
export async function shapeCelebration(
	tx: Tx,
	cohortId: string,
	{ saw, meeting, words }: Shape
): Promise<Outcome<'changed-meanwhile'>> {
	if (!mayShapeCelebration(tx.actor, cohortId)) throw new Forbidden();
	const { sessions } = await getCelebration(tx, cohortId);
	if (!sessions.some((session) => session.id === meeting && mayLieOn(session))) throw new NotFound();
	const planned = { session_id: meeting, words: JSON.stringify(words), version: saw + 1 };
	const written = saw
		? (
				await tx.db
					.updateTable('programmes.celebration')
					.set(planned)
					.where('cohort_id', '=', cohortId)
					.where('version', '=', saw)
					.executeTakeFirst()
			).numUpdatedRows
		: (
				await tx.db
					.insertInto('programmes.celebration')
					.values({ org_id: tx.actor.orgId, id: uuidv7(), cohort_id: cohortId, ...planned })
					.onConflict((conflict) => conflict.columns(['org_id', 'cohort_id']).doNothing())
					.executeTakeFirst()
			).numInsertedOrUpdatedRows;
	if (!written) return refused('changed-meanwhile');
	await record(tx, 'programmes.celebration.shaped', { cohort: cohortId, session: meeting });
	return done;
}
