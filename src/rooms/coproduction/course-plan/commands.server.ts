import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import { done, refused, type Outcome } from '#platform/outcome.ts';
import { todayOf } from '../campaign/policy.ts';
import { toWritePlan } from '../plan-line/commands.server.ts';
import { listHomes, listPlanLines } from '../plan-line/queries.server.ts';
import { tieRun } from '../thread/commands.server.ts';

type Kept = { final_on: string | null; final_by: string } | { cohort_id: string };

async function keep(tx: Tx, projectId: string, kept: Kept): Promise<void> {
	await tx.db
		.insertInto('coproduction.course_plan')
		.values({ org_id: tx.actor.orgId, project_id: projectId, ...kept })
		.onConflict((conflict) => conflict.columns(['org_id', 'project_id']).doUpdateSet(kept))
		.execute();
}

/** Makes a course plan final, on a day and by a meeting: its lines stand from then on. */
export async function makeFinal(
	tx: Tx,
	projectId: string,
	{ finalOn, finalBy }: { finalOn: string; finalBy: Words }
): Promise<Outcome<'in-future' | 'empty'>> {
	await toWritePlan(tx, projectId);
	if (finalOn > todayOf(tx)) return refused('in-future');
	if (!(await listPlanLines(tx, projectId)).length) return refused('empty');
	await keep(tx, projectId, { final_on: finalOn, final_by: JSON.stringify(finalBy) });
	await record(tx, 'coproduction.course-plan.made-final', { project: projectId });
	return done;
}

/** Opens a course plan again: its lines can be changed. */
export async function openPlanAgain(tx: Tx, projectId: string): Promise<Outcome<never>> {
	await toWritePlan(tx, projectId);
	await keep(tx, projectId, { final_on: null, final_by: '{}' });
	await record(tx, 'coproduction.course-plan.opened-again', { project: projectId });
	return done;
}

/** Says which run of the programme came of a plan: the run is as it is because of what its lines follow from. */
export async function sayRunOfPlan(tx: Tx, projectId: string, run: string): Promise<Outcome<'not-there'>> {
	const { project } = await toWritePlan(tx, projectId);
	const homes = await listHomes(tx, project);
	if (!homes.some(({ kind, id }) => kind === 'cohort' && id === run)) return refused('not-there');
	await keep(tx, projectId, { cohort_id: run });
	for (const { from } of await listPlanLines(tx, projectId))
		await tieRun(tx, projectId, { kind: 'cohort', id: run }, from);
	await record(tx, 'coproduction.course-plan.became', { project: projectId, cohort: run });
	return done;
}
