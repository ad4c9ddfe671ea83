import { sql } from 'kysely';
import { isId } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import { NotFound } from '#platform/outcome.ts';
import { listDecisions } from '../decision/queries.server.ts';
import type { Becoming, CriterionFields } from './form.ts';
import { isDecided } from './policy.ts';

/** A criterion of success that was chosen in a project. */
export interface Criterion extends CriterionFields {
	id: string;
	projectId: string;
	/** The question by which it was chosen, where the speaker may read it. */
	question: Words | null;
	version: number;
}

const rowsOf = (tx: Tx) =>
	tx.db
		.selectFrom('coproduction.criterion as criterion')
		.leftJoin('coproduction.decision as decision', (join) =>
			join.onRef('decision.org_id', '=', 'criterion.org_id').onRef('decision.id', '=', 'criterion.decision_id')
		)
		.select(['criterion.id', 'criterion.project_id as projectId', 'criterion.words', 'criterion.becomes'])
		.select(['criterion.why', 'criterion.decision_id as decisionId', 'criterion.talked_on as talkedOn'])
		.select(['decision.question', 'criterion.version'])
		.$narrowType<{ words: Words; why: Words; question: Words | null; becomes: Becoming }>();

/** The criteria of a project that the speaker may read: goals first, then what is asked about, values, and what is not measured. */
export function listCriteria(tx: Tx, projectId: string): Promise<Criterion[]> {
	return rowsOf(tx)
		.where('criterion.project_id', '=', projectId)
		.orderBy(sql`array_position(array['goal', 'measure', 'value', 'not-measured'], becomes)`)
		.orderBy('criterion.id')
		.execute();
}

/** One criterion. Throws NotFound. */
export async function getCriterion(tx: Tx, id: string): Promise<Criterion> {
	const row = isId(id) ? await rowsOf(tx).where('criterion.id', '=', id).executeTakeFirst() : undefined;
	if (!row) throw new NotFound();
	return row;
}

/** The decisions of a project by which something can have been chosen. */
export async function listDecided(tx: Tx, projectId: string): Promise<{ id: string; question: Words }[]> {
	return (await listDecisions(tx, projectId)).filter(isDecided).map(({ id, question }) => ({ id, question }));
}

/** The goals to choose from in a run that were criteria of success of the project its programme came of, for whoever comes to it. */
export async function listGoalsToChoose(tx: Tx, cohortId: string): Promise<Words[]> {
	if (!isId(cohortId)) return [];
	const { rows } = await sql<{ words: Words }>`
		select words from coproduction.goals_to_choose(${cohortId}::uuid)`.execute(tx.db);
	return rows.map(({ words }) => words);
}
