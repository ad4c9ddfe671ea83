import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, doneWith, refused, type Outcome } from '#platform/outcome.ts';
import { activityInLibrary } from '../activity/library.ts';
import { listOwnActivities } from '../activity/queries.server.ts';
import { listProjectPeople } from '../project/queries.server.ts';
import { toPlan } from '../workshop/commands.server.ts';
import { putAt } from './fold.ts';
import { aBreak, breakMinutes, stepMost, type StepLead } from './form.ts';
import { getStep, listSteps, type PlanStep } from './queries.server.ts';

/** A step as it is added: what, how long (as its activity says, where nobody says otherwise), who leads. */
export interface NewStep extends StepLead {
	id: string;
	what: string;
	minutes: number | null;
}

/** Adds an activity, or a break, at the end of a plan. */
export async function addStep(
	tx: Tx,
	workshopId: string,
	{ id, what, minutes, ...lead }: NewStep
): Promise<Outcome<'no-such-activity' | 'not-of-project' | 'enough', string>> {
	const { projectId } = await toPlan(tx, workshopId);
	const { length } = await listSteps(tx, workshopId);
	if (length >= stepMost.steps) return refused('enough');
	const chosen = await whatIs(tx, what);
	if (!chosen) return refused('no-such-activity');
	if (!(await mayLead(tx, projectId, lead))) return refused('not-of-project');
	const { usual, ...columns } = chosen;
	await tx.db
		.insertInto('coproduction.step')
		.values({
			...{ org_id: tx.actor.orgId, id, project_id: projectId, workshop_id: workshopId, place: length + 1 },
			...{ ...columns, minutes: minutes ?? usual, led_by: lead.ledBy, person_id: lead.personId }
		})
		.execute();
	await record(tx, 'coproduction.step.added', { workshop: workshopId, step: id });
	return doneWith(id);
}

/** Says anew how long a step is and who leads it, unless somebody else did since it was opened. */
export async function changeStep(
	tx: Tx,
	id: string,
	{ version, minutes, ...lead }: StepLead & { version: number; minutes: number }
): Promise<Outcome<'changed-meanwhile' | 'not-of-project'>> {
	const { step, projectId } = await stepToPlan(tx, id);
	if (step.version !== version) return refused('changed-meanwhile');
	if (lead.personId !== step.personId && !(await mayLead(tx, projectId, lead))) return refused('not-of-project');
	await tx.db
		.updateTable('coproduction.step')
		.set({ minutes, led_by: lead.ledBy, person_id: lead.personId, version: version + 1 })
		.where('id', '=', id)
		.execute();
	await record(tx, 'coproduction.step.changed', { workshop: step.workshopId, step: id });
	return done;
}

/** Puts a step at another place of its plan; behind the last is last. Sent twice is once. */
export async function moveStep(tx: Tx, id: string, place: number): Promise<Outcome<never>> {
	const { step, order } = await stepToPlan(tx, id);
	if (Math.min(place, order.length) === step.place) return done;
	await keepOrder(tx, putAt(order, id, place));
	await record(tx, 'coproduction.step.moved', { workshop: step.workshopId, step: id });
	return done;
}

/** Takes a step out of its plan; those behind it move up. */
export async function takeStepOut(tx: Tx, id: string): Promise<Outcome<never>> {
	const { step, order } = await stepToPlan(tx, id);
	await tx.db.deleteFrom('coproduction.step').where('id', '=', id).execute();
	await keepOrder(
		tx,
		order.filter((one) => one !== id)
	);
	await record(tx, 'coproduction.step.taken-out', { workshop: step.workshopId, step: id });
	return done;
}

/** A step that the speaker may change, and its plan, held until this is done. Throws NotFound, Forbidden. */
async function stepToPlan(tx: Tx, id: string): Promise<{ step: PlanStep; order: string[]; projectId: string }> {
	const { workshopId } = await getStep(tx, id);
	const { projectId } = await toPlan(tx, workshopId);
	const order = (await listSteps(tx, workshopId)).map((one) => one.id);
	return { step: await getStep(tx, id), order, projectId };
}

/** Numbers the steps of a plan in this order, from 1. */
async function keepOrder(tx: Tx, order: readonly string[]): Promise<void> {
	await sql`update coproduction.step s set place = o.place
		from unnest(${[...order]}::uuid[]) with ordinality o (id, place)
		where s.org_id = ${tx.actor.orgId}::uuid and s.id = o.id and s.place <> o.place`.execute(tx.db);
}

/** What was chosen, as the columns of a step, and how long that usually is; nothing where it is not offered. */
async function whatIs(tx: Tx, what: string) {
	const none = { library: null, activity_id: null };
	if (what === aBreak) return { ...none, usual: breakMinutes };
	const known = activityInLibrary(what);
	if (known) return { ...none, library: what, usual: known.minutes };
	const own = (await listOwnActivities(tx)).find(({ id, retiredAt }) => id === what && !retiredAt);
	return own && { ...none, activity_id: own.id, usual: own.minutes };
}

/** Whether whoever is to lead is of the project; anybody may in a word. */
async function mayLead(tx: Tx, projectId: string, { personId }: StepLead): Promise<boolean> {
	if (!personId) return true;
	return (await listProjectPeople(tx, projectId)).some((one) => one.personId === personId);
}
