import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, Forbidden, type Outcome } from '#platform/outcome.ts';
import { mayRunProject } from '../project/policy.ts';
import { columnOf, mayRestOnCriteria, type ReasonedKind } from './form.ts';

/** What something rests on: needs, themes and decisions of its project, and a run or meeting on criteria of success too, by their ids. */
export interface Reasons {
	needs?: readonly string[];
	themes: readonly string[];
	decisions: readonly string[];
	criteria?: readonly string[];
}

/** What is so because of them. */
interface Later {
	kind: ReasonedKind;
	id: string;
	projectId: string;
}

type Earlier = 'coproduction.need' | 'coproduction.theme' | 'coproduction.decision' | 'coproduction.criterion';

/** Says on what a decision, a promise, a criterion, a call, a run or a meeting rests, in place of what was said before; what is not of its project, and what would go round, is left out. */
export async function tieReasons(
	tx: Tx,
	later: Later,
	{ needs = [], themes, decisions, criteria = [] }: Reasons
): Promise<Outcome<never>> {
	if (!mayRunProject(tx.actor, later.projectId)) throw new Forbidden();
	const column = columnOf[later.kind];
	const own = { org_id: tx.actor.orgId, project_id: later.projectId, [column]: later.id };
	const known = async (table: Earlier, ids: readonly string[]) => {
		if (!ids.length) return [];
		const rows = await tx.db.selectFrom(table).select('id').where('project_id', '=', later.projectId).execute();
		return rows.map(({ id }) => id).filter((id) => ids.includes(id));
	};
	const before = (id: string) => later.kind !== 'decision' || id < later.id;
	const ties = [
		...(await known('coproduction.need', needs)).map((id) => ({ ...own, by_need_id: id })),
		...(await known('coproduction.theme', themes)).map((id) => ({ ...own, by_theme_id: id })),
		...(await known('coproduction.decision', decisions)).filter(before).map((id) => ({ ...own, by_decision_id: id })),
		...(mayRestOnCriteria(later.kind) ? await known('coproduction.criterion', criteria) : []).map((id) => ({
			...own,
			by_criterion_id: id
		}))
	];
	await tx.db
		.deleteFrom('coproduction.because')
		.where(column, '=', later.id)
		.where('project_id', '=', later.projectId)
		.where('by_note_id', 'is', null)
		.execute();
	if (ties.length)
		await tx.db
			.insertInto('coproduction.because')
			.values(ties)
			.onConflict((conflict) => conflict.doNothing()) // two who say so at once
			.execute();
	await record(tx, 'coproduction.thread.tied', { [later.kind]: later.id, count: ties.length });
	return done;
}

/** A run has its name because of a decision of this project; what else it rests on stays. Twice is once. */
export async function calledBecause(tx: Tx, projectId: string, run: string, decision: string): Promise<void> {
	if (!mayRunProject(tx.actor, projectId)) throw new Forbidden();
	await tx.db
		.insertInto('coproduction.because')
		.values({ org_id: tx.actor.orgId, project_id: projectId, cohort_id: run, by_decision_id: decision })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	await record(tx, 'coproduction.thread.tied', { cohort: run, count: 1 });
}

/** A paragraph was changed because of what was said to it: these comments of its project, in place of those before. */
export async function tieComments(
	tx: Tx,
	{ id, projectId }: { id: string; projectId: string },
	comments: readonly string[]
): Promise<void> {
	if (!mayRunProject(tx.actor, projectId)) throw new Forbidden();
	await tx.db
		.deleteFrom('coproduction.because')
		.where('change_id', '=', id)
		.where('by_comment_id', 'is not', null)
		.execute();
	const own = { org_id: tx.actor.orgId, project_id: projectId, change_id: id };
	const ties = comments.map((comment) => ({ ...own, by_comment_id: comment }));
	if (ties.length) await tx.db.insertInto('coproduction.because').values(ties).execute();
	await record(tx, 'coproduction.thread.tied', { change: id, count: ties.length });
}

/** A run or a meeting. */
interface Run {
	kind: 'cohort' | 'session';
	id: string;
}

/** What comes before it. */
interface Before {
	kind: 'theme' | 'decision' | 'criterion';
	id: string;
}

const tieOf = (tx: Tx, projectId: string, run: Run, before: Before) => ({
	...{ org_id: tx.actor.orgId, project_id: projectId },
	...{ [columnOf[run.kind]]: run.id, [`by_${before.kind}_id`]: before.id }
});

/** A run or a meeting is so because of one thing more; what else it rests on stays. Twice is once. */
export async function tieRun(tx: Tx, projectId: string, run: Run, before: Before): Promise<void> {
	if (!mayRunProject(tx.actor, projectId)) throw new Forbidden();
	await tx.db
		.insertInto('coproduction.because')
		.values(tieOf(tx, projectId, run, before))
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	await record(tx, 'coproduction.thread.tied', { [run.kind]: run.id, count: 1 });
}

/** A run or a meeting is no longer so because of one thing; what else it rests on stays. */
export async function untieRun(tx: Tx, projectId: string, run: Run, before: Before): Promise<void> {
	if (!mayRunProject(tx.actor, projectId)) throw new Forbidden();
	await tx.db
		.deleteFrom('coproduction.because')
		.where('project_id', '=', projectId)
		.where(columnOf[run.kind], '=', run.id)
		.where(`by_${before.kind}_id`, '=', before.id)
		.execute();
	await record(tx, 'coproduction.thread.untied', { [run.kind]: run.id });
}
