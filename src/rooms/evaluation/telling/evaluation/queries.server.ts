import { sql } from 'kysely';
import { isId } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import { NotFound } from '#platform/outcome.ts';
import { planMost, type EvaluationState, type PlanFields } from './form.ts';

/** An evaluation that parents lead, as far as it is planned. */
export interface Evaluation extends PlanFields {
	id: string;
	state: EvaluationState;
	version: number;
}

const evaluations = (tx: Tx) =>
	tx.db
		.selectFrom('evaluation.evaluation')
		.select(['id', 'name', 'purpose', 'led_by as ledBy', 'opens_on as opensOn', 'closes_on as closesOn'])
		.select(['cuts', 'smallest', 'state', 'version'])
		.$narrowType<{ name: Words; purpose: Words; state: EvaluationState }>();

/** The evaluations whose plan the speaker may read: the last to end first. */
export function listEvaluations(tx: Tx): Promise<Evaluation[]> {
	return evaluations(tx).orderBy('closes_on', 'desc').orderBy('id').limit(planMost.many).execute();
}

/** One of them. Throws NotFound. */
export async function getEvaluation(tx: Tx, id: string): Promise<Evaluation> {
	const one = isId(id) ? await evaluations(tx).where('id', '=', id).executeTakeFirst() : undefined;
	if (!one) throw new NotFound();
	return one;
}

/** Whether it asks something, and every question has a method. */
export async function hasMethods(tx: Tx, id: string): Promise<boolean> {
	const { all, without } = await tx.db
		.selectFrom('evaluation.question')
		.select(sql<number>`count(*)::int`.as('all'))
		.select(sql<number>`count(*) filter (where methods = '{}')::int`.as('without'))
		.where('evaluation_id', '=', id)
		.executeTakeFirstOrThrow();
	return all > 0 && without === 0;
}
