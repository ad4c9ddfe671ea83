import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { done, Forbidden, refused, type Outcome } from '#platform/outcome.ts';
import { lockGoalsOf } from '../../locks.ts';
import { getMyCircle } from '../my-group/queries.server.ts';
import type { GoalSharing, GoalState, GoalTurn } from './form.ts';
import { isTended, weekOf } from './policy.ts';
import { getMyGoal, listMyGoals } from './queries.server.ts';

/** She plants a goal in a group of hers, one at a time. Nobody sees it until she shares it. */
export async function plantGoal(tx: Tx, cohortId: string, words: string): Promise<Outcome<'one-grows'>> {
	await getMyCircle(tx, cohortId);
	if (!tx.actor.id) throw new Forbidden();
	await lockGoalsOf(tx, tx.actor.id);
	if ((await listMyGoals(tx, cohortId)).some(({ state }) => isTended(state))) return refused('one-grows');
	const id = uuidv7();
	const hers = { org_id: tx.actor.orgId, id, cohort_id: cohortId, person_id: tx.actor.id };
	await tx.db
		.insertInto('programmes.goal')
		.values({ ...hers, words })
		.execute();
	await noted(tx, 'planted', id);
	return done;
}

/** She says how many leaves there were this week; said again, the new number stands. What rested grows again, and so does what was planted. */
export async function waterGoal(tx: Tx, cohortId: string, id: string, leaves: number): Promise<Outcome<'let-go'>> {
	const { state } = await getMyGoal(tx, cohortId, id);
	if (state === 'let-go') return refused('let-go');
	if (state === 'resting' || (state === 'planted' && leaves > 0)) await setGoal(tx, id, { state: 'growing' });
	const week = weekOf(isoDay(tx.now, tx.zone));
	const hers = { org_id: tx.actor.orgId, id: uuidv7(), goal_id: id, person_id: tx.actor.id ?? '' };
	await tx.db
		.insertInto('programmes.watering')
		.values({ ...hers, week, leaves })
		.onConflict((conflict) => conflict.columns(['org_id', 'goal_id', 'week']).doUpdateSet({ leaves }))
		.execute();
	await noted(tx, 'watered', id);
	return done;
}

/** She chooses with whom she shares a goal, and may choose otherwise whenever she likes. What she let go is hers alone. */
export async function shareGoal(
	tx: Tx,
	cohortId: string,
	id: string,
	sharing: GoalSharing
): Promise<Outcome<'let-go'>> {
	if ((await getMyGoal(tx, cohortId, id)).state === 'let-go') return refused('let-go');
	await setGoal(tx, id, { sharing });
	await noted(tx, 'shared', id);
	return done;
}

/** She lets a goal rest, bloom, grow on, or go. Let go, it is hers alone from that moment; picked up again, it grows where no other does. */
export async function turnGoal(tx: Tx, cohortId: string, id: string, to: GoalTurn): Promise<Outcome<'one-grows'>> {
	if (tx.actor.id) await lockGoalsOf(tx, tx.actor.id);
	await getMyGoal(tx, cohortId, id);
	const others = (await listMyGoals(tx, cohortId)).filter((goal) => goal.id !== id);
	if (isTended(to) && others.some(({ state }) => isTended(state))) return refused('one-grows');
	await setGoal(tx, id, to === 'let-go' ? { state: to, sharing: 'nobody' } : { state: to });
	await noted(tx, to === 'let-go' ? 'let-go' : 'turned', id);
	return done;
}

/** She erases a goal for good: the sentence and its leaves are gone. */
export async function eraseGoal(tx: Tx, cohortId: string, id: string): Promise<Outcome<never>> {
	await getMyGoal(tx, cohortId, id);
	await tx.db.deleteFrom('programmes.goal').where('id', '=', id).execute();
	await noted(tx, 'erased', id);
	return done;
}

async function setGoal(tx: Tx, id: string, to: { state?: GoalState; sharing?: GoalSharing }): Promise<void> {
	await tx.db.updateTable('programmes.goal').set(to).where('id', '=', id).execute();
}

async function noted(tx: Tx, what: string, goal: string): Promise<void> {
	await record(tx, `programmes.goal.${what}`, { goal, person: tx.actor.id });
}
