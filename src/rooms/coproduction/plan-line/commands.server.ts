import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, doneWith, Forbidden, refused, type Outcome } from '#platform/outcome.ts';
import { lockPlan } from '../locks.ts';
import { getProject } from '../project/queries.server.ts';
import { listToRestRunOn } from '../thread/queries.server.ts';
import { tieRun, untieRun } from '../thread/commands.server.ts';
import type { One, PlanLineFields } from './form.ts';
import { mayWritePlan } from './policy.ts';
import { getPlanLine, listHomes, listPlanLines, type CoursePlanLine } from './queries.server.ts';

type LineRefusal = 'final' | 'not-there';

const at = <Kind extends string>(one: One<Kind> | null, kind: Kind) => (one?.kind === kind ? one.id : null);

const columnsOf = ({ area, words, from, home }: PlanLineFields) => ({
	...{ area, words: JSON.stringify(words), theme_id: at(from, 'theme') },
	...{ criterion_id: at(from, 'criterion'), decision_id: at(from, 'decision'), cohort_id: at(home, 'cohort') },
	...{ session_id: at(home, 'session'), venue_id: at(home, 'venue') }
});

/** The project of a plan that the speaker may write, held until this is done. Throws NotFound, Forbidden. */
export async function toWritePlan(tx: Tx, projectId: string) {
	const project = await getProject(tx, projectId);
	if (!mayWritePlan(tx.actor, { projectId })) throw new Forbidden();
	await lockPlan(tx, projectId);
	const plan = await tx.db
		.selectFrom('coproduction.course_plan')
		.select(['final_on as finalOn', 'cohort_id as cohortId'])
		.where('project_id', '=', projectId)
		.executeTakeFirst();
	return { project, isFinal: Boolean(plan?.finalOn), cohortId: plan?.cohortId ?? null };
}

/** Whether what a line follows from is of the project, and where it lives is there for the speaker. */
async function isThere(
	tx: Tx,
	project: { id: string; programmeId: string | null },
	{ from, home }: PlanLineFields
): Promise<boolean> {
	const { themes, decisions, criteria = [] } = await listToRestRunOn(tx, project.id);
	const known = { theme: themes, decision: decisions, criterion: criteria }[from.kind];
	if (!known.some(({ id }) => id === from.id)) return false;
	return !home || (await listHomes(tx, project)).some(({ kind, id }) => kind === home.kind && id === home.id);
}

/** A run or meeting in which a line lives rests on what the line follows from. */
async function tie(tx: Tx, projectId: string, { from, home }: PlanLineFields): Promise<void> {
	if (home && home.kind !== 'venue') await tieRun(tx, projectId, { kind: home.kind, id: home.id }, from);
}

/** It rests on it no longer where no other line says so. */
async function untie(tx: Tx, { projectId, from, home }: CoursePlanLine): Promise<void> {
	const same = (line: CoursePlanLine) => line.from.id === from.id && line.home?.id === home?.id;
	if (!home || home.kind === 'venue' || (await listPlanLines(tx, projectId)).some(same)) return;
	await untieRun(tx, projectId, { kind: home.kind, id: home.id }, from);
}

/** Writes a line of a course plan: what follows from what parents said or chose, and where it lives. */
export async function addPlanLine(
	tx: Tx,
	projectId: string,
	{ id, ...fields }: PlanLineFields & { id: string }
): Promise<Outcome<LineRefusal, string>> {
	const { project, isFinal } = await toWritePlan(tx, projectId);
	if (isFinal) return refused('final');
	if (!(await isThere(tx, project, fields))) return refused('not-there');
	const who = { org_id: tx.actor.orgId, created_at: tx.now, created_by: tx.actor.id };
	await tx.db
		.insertInto('coproduction.plan_line')
		.values({ ...who, id, project_id: projectId, ...columnsOf(fields) })
		.execute();
	await record(tx, 'coproduction.plan-line.added', { project: projectId, line: id, area: fields.area });
	await tie(tx, projectId, fields);
	return doneWith(id);
}

/** Changes a line of a plan that is not final; where it lived before rests on it no longer. */
export async function changePlanLine(
	tx: Tx,
	projectId: string,
	id: string,
	{ version, ...fields }: PlanLineFields & { version: number }
): Promise<Outcome<LineRefusal | 'changed-meanwhile'>> {
	const { project, isFinal } = await toWritePlan(tx, projectId);
	const before = await getPlanLine(tx, projectId, id);
	if (isFinal) return refused('final');
	if (before.version !== version) return refused('changed-meanwhile');
	if (!(await isThere(tx, project, fields))) return refused('not-there');
	await tx.db
		.updateTable('coproduction.plan_line')
		.set({ ...columnsOf(fields), version: version + 1 })
		.where('id', '=', id)
		.execute();
	await record(tx, 'coproduction.plan-line.changed', { line: id });
	await untie(tx, before);
	await tie(tx, projectId, fields);
	return done;
}

/** Takes a line out of a plan that is not final. */
export async function removePlanLine(tx: Tx, projectId: string, id: string): Promise<Outcome<'final'>> {
	const { isFinal } = await toWritePlan(tx, projectId);
	const line = await getPlanLine(tx, projectId, id);
	if (isFinal) return refused('final');
	await tx.db.deleteFrom('coproduction.plan_line').where('id', '=', id).execute();
	await record(tx, 'coproduction.plan-line.removed', { line: id });
	await untie(tx, line);
	return done;
}
