import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, doneWith, Forbidden, refused, type Outcome } from '#platform/outcome.ts';
import { lockEvaluation } from '../../locks.ts';
import { planMost, type EvaluationState, type PlanFields } from './form.ts';
import { canGo, isLiving, mayPlanEvaluations } from './policy.ts';
import { getEvaluation, hasMethods, listEvaluations, type Evaluation } from './queries.server.ts';

const columnsOf = ({ name, purpose, ledBy, opensOn, closesOn, cuts, smallest }: PlanFields) => ({
	...{ name: JSON.stringify(name), purpose: JSON.stringify(purpose), led_by: ledBy },
	...{ opens_on: opensOn, closes_on: closesOn, cuts, smallest }
});

/** Begins the plan of an evaluation. Returns the id. */
export async function planEvaluation(
	tx: Tx,
	{ id, ...fields }: PlanFields & { id: string }
): Promise<Outcome<'enough', string>> {
	if (!mayPlanEvaluations(tx.actor)) throw new Forbidden();
	if ((await listEvaluations(tx)).length >= planMost.many) return refused('enough');
	await tx.db
		.insertInto('evaluation.evaluation')
		.values({ org_id: tx.actor.orgId, id, ...columnsOf(fields), created_at: tx.now, created_by: tx.actor.id })
		.execute();
	await record(tx, 'evaluation.evaluation.planned', { evaluation: id });
	return doneWith(id);
}

/** Says the plan anew, unless somebody else did since it was opened. */
export async function changePlan(
	tx: Tx,
	id: string,
	{ version, ...fields }: PlanFields & { version: number }
): Promise<Outcome<'changed-meanwhile' | 'over'>> {
	const known = await toPlanEvaluation(tx, id);
	if (!isLiving(known.state)) return refused('over');
	if (known.version !== version) return refused('changed-meanwhile');
	await tx.db
		.updateTable('evaluation.evaluation')
		.set({ ...columnsOf(fields), version: version + 1 })
		.where('id', '=', id)
		.execute();
	await record(tx, 'evaluation.evaluation.changed', { evaluation: id });
	return done;
}

/** Goes one step on, or ends it; nothing is collected before every question has a method. Twice is once. */
export async function moveOn(
	tx: Tx,
	id: string,
	to: EvaluationState
): Promise<Outcome<'moved-meanwhile' | 'no-methods'>> {
	const { state } = await toPlanEvaluation(tx, id);
	if (state === to) return done;
	if (!canGo(state, to)) return refused('moved-meanwhile');
	if (to === 'collecting' && !(await hasMethods(tx, id))) return refused('no-methods');
	await tx.db.updateTable('evaluation.evaluation').set({ state: to }).where('id', '=', id).execute();
	await record(tx, 'evaluation.evaluation.moved', { evaluation: id, state: to });
	return done;
}

/** An evaluation that the speaker plans, held until this is done. Throws NotFound, Forbidden. */
export async function toPlanEvaluation(tx: Tx, id: string): Promise<Evaluation> {
	await getEvaluation(tx, id);
	if (!mayPlanEvaluations(tx.actor)) throw new Forbidden();
	await lockEvaluation(tx, id);
	return getEvaluation(tx, id);
}
