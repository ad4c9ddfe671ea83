import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, doneWith, Forbidden, refused, type Outcome } from '#platform/outcome.ts';
import { toGuide } from '../guide/commands.server.ts';
import { budgetMost, type BudgetFields } from './form.ts';
import { mayBudget } from './policy.ts';
import { getBudgetLine, listBudget, type BudgetLine } from './queries.server.ts';

const rowOf = ({ what, kind, howMany, each, paidBy }: BudgetFields) => ({
	...{ what, kind, how_many: howMany, each_pence: each, paid_by: paidBy }
});

/** Writes a line of the budget. Returns its id. */
export async function writeBudgetLine(
	tx: Tx,
	projectId: string,
	{ id, ...fields }: BudgetFields & { id: string }
): Promise<Outcome<'enough', string>> {
	await toGuide(tx, projectId);
	if ((await listBudget(tx, projectId)).length >= budgetMost.many) return refused('enough');
	const who = { created_at: tx.now, created_by: tx.actor.id };
	await tx.db
		.insertInto('coproduction.budget_line')
		.values({ org_id: tx.actor.orgId, id, project_id: projectId, ...who, ...rowOf(fields) })
		.execute();
	await record(tx, 'coproduction.budget-line.written', { project: projectId, line: id });
	return doneWith(id);
}

/** Says a line anew, unless somebody else did since it was opened. */
export async function changeBudgetLine(
	tx: Tx,
	id: string,
	{ version, ...fields }: BudgetFields & { version: number }
): Promise<Outcome<'changed-meanwhile'>> {
	const line = await toBudget(tx, id);
	if (line.version !== version) return refused('changed-meanwhile');
	await tx.db
		.updateTable('coproduction.budget_line')
		.set({ ...rowOf(fields), version: version + 1 })
		.where('id', '=', id)
		.execute();
	await record(tx, 'coproduction.budget-line.changed', { line: id });
	return done;
}

/** Takes a line out. */
export async function takeBudgetLineOut(tx: Tx, id: string): Promise<Outcome<never>> {
	const { projectId } = await toBudget(tx, id);
	await tx.db.deleteFrom('coproduction.budget_line').where('id', '=', id).execute();
	await record(tx, 'coproduction.budget-line.taken-out', { project: projectId, line: id });
	return done;
}

/** A line of a project that the speaker runs, held until this is done. Throws NotFound, Forbidden. */
async function toBudget(tx: Tx, id: string): Promise<BudgetLine> {
	const line = await getBudgetLine(tx, id);
	if (!mayBudget(tx.actor, line)) throw new Forbidden();
	await toGuide(tx, line.projectId);
	return getBudgetLine(tx, id);
}
