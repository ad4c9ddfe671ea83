import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { isId } from '#platform/db/ids.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { NotFound } from '#platform/outcome.ts';
import type { GoalSharing, GoalState } from './form.ts';
import { weekOf } from './policy.ts';

/** A goal of hers, with all its leaves so far and those of this week where she has said. */
export interface Goal {
	id: string;
	cohortId: string;
	words: string;
	sharing: GoalSharing;
	state: GoalState;
	leaves: number;
	thisWeek: number | null;
}

/** Her goals in a group, as a rule one, the first that she planted first. */
export async function listMyGoals(tx: Tx, cohortId: string): Promise<Goal[]> {
	const { rows } = await sql<Goal>`
		select g.id, g.cohort_id as "cohortId", g.words, g.sharing, g.state, coalesce(sum(w.leaves), 0)::integer as leaves,
			max(w.leaves) filter (where w.week = ${weekOf(isoDay(tx.now, tx.zone))}::date) as "thisWeek"
		from programmes.goal g left join programmes.watering w on w.goal_id = g.id
		where g.person_id = ${tx.actor.id}::uuid and g.cohort_id = ${cohortId}::uuid
		group by g.org_id, g.id order by g.id`.execute(tx.db);
	return rows;
}

/** A goal of her own in a group. Throws NotFound. */
export async function getMyGoal(tx: Tx, cohortId: string, id: string): Promise<Goal> {
	const goal = isId(cohortId) ? (await listMyGoals(tx, cohortId)).find((one) => one.id === id) : undefined;
	if (!goal) throw new NotFound();
	return goal;
}

/** The goals that others share with a group of hers, without their names. */
export async function listGoalsOfGroup(tx: Tx, cohortId: string): Promise<string[]> {
	const { rows } = await sql<{ words: string }>`
		select words from programmes.goals_of_group(${cohortId}::uuid)`.execute(tx.db);
	return rows.map(({ words }) => words);
}

/** A goal that somebody shares with her facilitators. */
export interface SharedGoal {
	id: string;
	called: string;
	words: string;
	state: GoalState;
}

/** What those who run a group see of its goals: what is shared with them, and from eight on how many there are. */
export async function seeGoals(tx: Tx, cohortId: string): Promise<{ shared: SharedGoal[]; count: number | null }> {
	const shared = await tx.db
		.selectFrom('programmes.goal as goal')
		.innerJoin('people.card as card', 'card.id', 'goal.person_id')
		.select(['goal.id', 'card.called', 'goal.words', 'goal.state'])
		.where('goal.cohort_id', '=', cohortId)
		.where('goal.sharing', '<>', 'nobody')
		.orderBy('goal.id')
		.execute();
	const { rows } = await sql<{ count: number | null }>`
		select programmes.count_goals(${cohortId}::uuid) as count`.execute(tx.db);
	const named = shared.map((goal) => ({ ...goal, called: goal.called ?? '', state: goal.state as GoalState }));
	return { shared: named, count: rows[0]?.count ?? null };
}
