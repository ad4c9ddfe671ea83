import { isId } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { NotFound } from '#platform/outcome.ts';
import { activityInLibrary } from '../activity/library.ts';
import { listOwnActivities } from '../activity/queries.server.ts';
import type { Activity } from '../activity/activity.ts';
import type { StepLead } from './form.ts';

/** What is done at one place of the plan of a workshop. */
export interface PlanStep extends StepLead {
	id: string;
	workshopId: string;
	/** From 1. */
	place: number;
	minutes: number;
	/** What is done; null where it is a break, or where the library has it no more. */
	activity: Activity | null;
	isBreak: boolean;
	/** What the parent who leads it is called, where the speaker may read that. */
	called: string | null;
	version: number;
}

const steps = (tx: Tx) =>
	tx.db
		.selectFrom('coproduction.step as step')
		.leftJoin('people.card as card', (join) =>
			join.onRef('card.org_id', '=', 'step.org_id').onRef('card.id', '=', 'step.person_id')
		)
		.select(['step.id', 'step.workshop_id as workshopId', 'step.place', 'step.library', 'step.version'])
		.select(['step.activity_id as activityId', 'step.minutes', 'step.led_by as ledBy', 'step.person_id as personId'])
		.select('card.called')
		.orderBy('step.place');

type Row = Awaited<ReturnType<ReturnType<typeof steps>['executeTakeFirstOrThrow']>>;

function stepOf({ library, activityId, ...row }: Row, own: readonly Activity[]): PlanStep {
	const known = library ? activityInLibrary(library) : own.find(({ id }) => id === activityId);
	return { ...row, activity: known ?? null, isBreak: !library && !activityId };
}

/** The steps of a workshop in the order of its plan. */
export async function listSteps(tx: Tx, workshopId: string): Promise<PlanStep[]> {
	const rows = await steps(tx).where('step.workshop_id', '=', workshopId).execute();
	const own = rows.some(({ activityId }) => activityId) ? await listOwnActivities(tx) : [];
	return rows.map((row) => stepOf(row, own));
}

/** One step. Throws NotFound. */
export async function getStep(tx: Tx, id: string): Promise<PlanStep> {
	const row = isId(id) ? await steps(tx).where('step.id', '=', id).executeTakeFirst() : undefined;
	if (!row) throw new NotFound();
	return stepOf(row, row.activityId ? await listOwnActivities(tx) : []);
}

/** A step of one of a project's workshops; nothing where there is none, or where the speaker sees none. */
export async function findStep(tx: Tx, id: string, projectId: string): Promise<PlanStep | undefined> {
	if (!isId(id)) return undefined;
	const row = await steps(tx).where('step.id', '=', id).where('step.project_id', '=', projectId).executeTakeFirst();
	return row && stepOf(row, row.activityId ? await listOwnActivities(tx) : []);
}

/** What this noun holds about a person: which steps of workshops she leads. */
export async function copyOfSteps(tx: Tx, personId: string): Promise<Record<string, unknown[]>> {
	const own = tx.db.selectFrom('coproduction.step').select(['workshop_id', 'library', 'activity_id', 'minutes']);
	return { 'coproduction.step': await own.where('person_id', '=', personId).orderBy('id').execute() };
}
