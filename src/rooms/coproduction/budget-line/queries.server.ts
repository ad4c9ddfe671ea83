import { isId } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { NotFound } from '#platform/outcome.ts';
import type { BudgetFields, BudgetKind } from './form.ts';

/** A line of the budget of a project. */
export interface BudgetLine extends BudgetFields {
	id: string;
	projectId: string;
	version: number;
}

const budgetLines = (tx: Tx) =>
	tx.db
		.selectFrom('coproduction.budget_line')
		.select(['id', 'project_id as projectId', 'what', 'kind', 'how_many as howMany', 'each_pence as each'])
		.select(['paid_by as paidBy', 'version'])
		.$narrowType<{ kind: BudgetKind }>();

/** The budget of a project, as its lines were written one after another. */
export async function listBudget(tx: Tx, projectId: string): Promise<BudgetLine[]> {
	return budgetLines(tx).where('project_id', '=', projectId).orderBy('created_at').orderBy('id').execute();
}

/** One line. Throws NotFound. */
export async function getBudgetLine(tx: Tx, id: string): Promise<BudgetLine> {
	const line = isId(id) ? await budgetLines(tx).where('id', '=', id).executeTakeFirst() : undefined;
	if (!line) throw new NotFound();
	return line;
}
