import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, doneWith, Forbidden, refused, type Outcome } from '#platform/outcome.ts';
import { isId } from '#platform/db/ids.ts';
import { lockWorkshop } from '../locks.ts';
import { getProject, type Project } from '../project/queries.server.ts';
import type { WorkshopFields } from './form.ts';
import { mayPlanWorkshop } from './policy.ts';
import { getWorkshop, listMeetingsToChoose, type ProjectWorkshop } from './queries.server.ts';

const rowOf = ({ purpose, sessionId, interpreter = {}, expenses = {}, thanks = {} }: WorkshopFields) => ({
	...{ purpose: JSON.stringify(purpose), session_id: sessionId, interpreter: JSON.stringify(interpreter) },
	...{ expenses: JSON.stringify(expenses), thanks: JSON.stringify(thanks) }
});

/** Begins the plan of a workshop, whether or not it has a meeting yet. Returns its id. */
export async function planWorkshop(
	tx: Tx,
	projectId: string,
	{ id, ...fields }: WorkshopFields & { id: string }
): Promise<Outcome<'no-such-meeting', string>> {
	const project = await getProject(tx, projectId);
	if (!mayPlanWorkshop(tx.actor, { projectId })) throw new Forbidden();
	if (!(await canBe(tx, project, fields))) return refused('no-such-meeting');
	await tx.db
		.insertInto('coproduction.workshop')
		.values({
			...{ org_id: tx.actor.orgId, id, project_id: projectId },
			...{ created_at: tx.now, created_by: tx.actor.id, ...rowOf(fields) }
		})
		.execute();
	await record(tx, 'coproduction.workshop.planned', { project: projectId, workshop: id });
	return doneWith(id);
}

/** Says anew what a workshop is for, what lets people come and which meeting it is, unless somebody else did since it was opened. */
export async function changeWorkshop(
	tx: Tx,
	id: string,
	{ version, ...fields }: WorkshopFields & { version: number }
): Promise<Outcome<'changed-meanwhile' | 'no-such-meeting'>> {
	const workshop = await toPlan(tx, id);
	if (workshop.version !== version) return refused('changed-meanwhile');
	const project = await getProject(tx, workshop.projectId);
	if (fields.sessionId !== workshop.sessionId && !(await canBe(tx, project, fields))) return refused('no-such-meeting');
	await tx.db
		.updateTable('coproduction.workshop')
		.set({ ...rowOf(fields), version: version + 1 })
		.where('id', '=', id)
		.execute();
	await record(tx, 'coproduction.workshop.changed', { workshop: id });
	return done;
}

/** Gives up a workshop and its plan; the meeting that it was stays as it is. */
export async function giveUpWorkshop(tx: Tx, id: string): Promise<Outcome<never>> {
	const { projectId } = await toPlan(tx, id);
	await tx.db.deleteFrom('coproduction.workshop').where('id', '=', id).execute();
	await record(tx, 'coproduction.workshop.given-up', { project: projectId, workshop: id });
	return done;
}

/** A workshop that the speaker may plan, held until this is done. Throws NotFound, Forbidden. */
export async function toPlan(tx: Tx, id: string): Promise<ProjectWorkshop> {
	if (!mayPlanWorkshop(tx.actor, await getWorkshop(tx, id))) throw new Forbidden();
	await lockWorkshop(tx, id);
	return getWorkshop(tx, id);
}

/** Whether this is no meeting yet, or one that a workshop of this project can be. */
async function canBe(tx: Tx, project: Project, { sessionId }: WorkshopFields): Promise<boolean> {
	if (sessionId === null) return true;
	return isId(sessionId) && (await listMeetingsToChoose(tx, project, { only: sessionId })).length > 0;
}
