import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, doneWith, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { todayOf } from '../campaign/policy.ts';
import { toGuide } from '../guide/commands.server.ts';
import { guideStages, stageAt } from '../guide/library.ts';
import { taskMost, type TaskStanding } from './form.ts';
import { listTasks } from './queries.server.ts';

/** Adds a task of the project's own to a stage. Returns its id. */
export async function addTask(
	tx: Tx,
	projectId: string,
	{ id, stage, what }: { id: string; stage: number; what: string }
): Promise<Outcome<'enough', string>> {
	await toGuide(tx, projectId);
	if (!stageAt(stage)) throw new NotFound();
	if ((await listTasks(tx, projectId)).filter((task) => task.what).length >= taskMost.own) return refused('enough');
	const who = { created_at: tx.now, created_by: tx.actor.id };
	await tx.db
		.insertInto('coproduction.task')
		.values({ org_id: tx.actor.orgId, id, project_id: projectId, stage, what, state: 'needed', ...who })
		.execute();
	await record(tx, 'coproduction.task.added', { project: projectId, task: id });
	return doneWith(id);
}

/** Says how a task stands: one that the guide offers, by its name, or one of the project's own, by its id. What is done without a day was done today. */
export async function sayOfTask(
	tx: Tx,
	projectId: string,
	name: string,
	{ version, state, why, doneOn }: TaskStanding & { version: number }
): Promise<Outcome<'changed-meanwhile'>> {
	await toGuide(tx, projectId);
	const known = (await listTasks(tx, projectId)).find(({ id, library }) => (library ?? id) === name);
	const offered = guideStages.find(({ tasks }) => tasks.some(({ id }) => id === name));
	if (!known && !offered) throw new NotFound();
	if ((known?.version ?? 0) !== version) return refused('changed-meanwhile');
	const standing = { state, why, done_on: state === 'done' ? (doneOn ?? todayOf(tx)) : null, version: version + 1 };
	if (known) await tx.db.updateTable('coproduction.task').set(standing).where('id', '=', known.id).execute();
	else {
		const row = { org_id: tx.actor.orgId, project_id: projectId, stage: offered?.stage ?? 1, library: name };
		const who = { created_at: tx.now, created_by: tx.actor.id };
		await tx.db
			.insertInto('coproduction.task')
			.values({ ...row, ...who, ...standing })
			.execute();
	}
	await record(tx, 'coproduction.task.said', { project: projectId, task: name, state });
	return done;
}
