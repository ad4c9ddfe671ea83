import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, doneWith, Forbidden, refused, type Outcome } from '#platform/outcome.ts';
import type { ActivityFields } from './activity.ts';
import type { ActivityChange, NewActivity } from './form.ts';
import { mayChangeActivity, maySeeActivities, mayWriteActivities } from './policy.ts';
import { getOwnActivity, type OwnActivity } from './queries.server.ts';

const columnsOf = ({ people: [least, most], title, aim, need, steps, reading, mind, ...facts }: ActivityFields) => ({
	...{ moment: facts.moment, minutes: facts.minutes, least, most, children: facts.children },
	...{ captures: facts.captures, credit: facts.credit },
	...{ title: JSON.stringify(title), aim: JSON.stringify(aim), need: JSON.stringify(need) },
	...{ steps: JSON.stringify(steps), reading: JSON.stringify(reading), mind: JSON.stringify(mind) }
});

/** Writes an activity of the charity's own, for every project. Returns its id. */
export async function writeActivity(tx: Tx, activity: NewActivity): Promise<Outcome<never, string>> {
	if (!tx.actor.id || !mayWriteActivities(tx.actor)) throw new Forbidden();
	const { id } = activity;
	const by = { org_id: tx.actor.orgId, id, written_by: tx.actor.id, written_at: tx.now };
	await tx.db
		.insertInto('coproduction.activity')
		.values({ ...columnsOf(activity), ...by })
		.execute();
	await record(tx, 'coproduction.activity.written', { activity: id });
	return doneWith(id);
}

/** Changes an activity, unless somebody else did since it was opened. */
export async function changeActivity(
	tx: Tx,
	id: string,
	{ version, ...activity }: ActivityChange
): Promise<Outcome<'changed-meanwhile'>> {
	await activityToChange(tx, id);
	const changed = await tx.db
		.updateTable('coproduction.activity')
		.set({ ...columnsOf(activity), version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.executeTakeFirst();
	if (!changed.numUpdatedRows) return refused('changed-meanwhile');
	await record(tx, 'coproduction.activity.changed', { activity: id });
	return done;
}

/** An activity is offered no more, or again. Sent twice is once. */
export async function retireActivity(tx: Tx, id: string, retired: boolean): Promise<Outcome<never>> {
	const { retiredAt, version } = await activityToChange(tx, id);
	if ((retiredAt !== null) === retired) return done;
	await tx.db
		.updateTable('coproduction.activity')
		.set({ retired_at: retired ? tx.now : null, version: version + 1 })
		.where('id', '=', id)
		.execute();
	await record(tx, retired ? 'coproduction.activity.retired' : 'coproduction.activity.offered-again', { activity: id });
	return done;
}

async function activityToChange(tx: Tx, id: string): Promise<OwnActivity> {
	if (!maySeeActivities(tx.actor)) throw new Forbidden();
	const activity = await getOwnActivity(tx, id);
	if (!mayChangeActivity(tx.actor, activity)) throw new Forbidden();
	return activity;
}
