import { randomBytes } from 'node:crypto';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, doneWith, Forbidden, refused, type Outcome } from '#platform/outcome.ts';
import { todayOf } from '../campaign/policy.ts';
import { lockCall } from '../locks.ts';
import { getProject } from '../project/queries.server.ts';
import type { CallFields, CallCriterionFields } from './form.ts';
import { mayRunCall } from './policy.ts';
import { getPaidCall, listCallCriteria, type PaidCall } from './queries.server.ts';

const columnsOf = ({ name, about, hours, pay, expenses, offer, access, opensOn, closesOn }: CallFields) => ({
	...{ name: JSON.stringify(name), about: JSON.stringify(about), hours: JSON.stringify(hours) },
	...{ pay: JSON.stringify(pay), expenses: JSON.stringify(expenses), offer: JSON.stringify(offer) },
	...{ access: JSON.stringify(access), opens_on: opensOn, closes_on: closesOn }
});

async function writeCriteria(tx: Tx, callId: string, criteria: readonly CallCriterionFields[]): Promise<void> {
	const rows = criteria.map(({ looksFor, asks, isShown }, at) => ({
		...{ org_id: tx.actor.orgId, call_id: callId, place: at + 1, is_shown: isShown },
		...{ looks_for: JSON.stringify(looksFor), asks: JSON.stringify(asks) }
	}));
	await tx.db.insertInto('coproduction.call_criterion').values(rows).execute();
}

/** Writes a call of a project; nobody reads it before it is published. */
export async function draftCall(
	tx: Tx,
	projectId: string,
	{ id, ...fields }: CallFields & { id: string }
): Promise<Outcome<never, string>> {
	await getProject(tx, projectId);
	if (!mayRunCall(tx.actor)) throw new Forbidden();
	const who = { org_id: tx.actor.orgId, created_at: tx.now, created_by: tx.actor.id };
	const link = randomBytes(15).toString('base64url');
	await tx.db
		.insertInto('coproduction.call')
		.values({ ...who, id, project_id: projectId, link, ...columnsOf(fields) })
		.execute();
	await writeCriteria(tx, id, fields.criteria);
	await record(tx, 'coproduction.call.drafted', { project: projectId, call: id });
	return doneWith(id);
}

/** A call that the speaker runs, held until this is done. Throws NotFound, Forbidden. */
export async function toRunCall(tx: Tx, id: string): Promise<PaidCall> {
	await getPaidCall(tx, id);
	if (!mayRunCall(tx.actor)) throw new Forbidden();
	await lockCall(tx, id);
	return getPaidCall(tx, id);
}

/** Changes a call that nobody could read yet. */
export async function changeCall(
	tx: Tx,
	id: string,
	{ version, ...fields }: CallFields & { version: number }
): Promise<Outcome<'public' | 'changed-meanwhile'>> {
	const call = await toRunCall(tx, id);
	if (call.publishedAt) return refused('public');
	if (call.version !== version) return refused('changed-meanwhile');
	await tx.db
		.updateTable('coproduction.call')
		.set({ ...columnsOf(fields), version: version + 1 })
		.where('id', '=', id)
		.execute();
	await tx.db.deleteFrom('coproduction.call_criterion').where('call_id', '=', id).execute();
	await writeCriteria(tx, id, fields.criteria);
	await record(tx, 'coproduction.call.changed', { call: id });
	return done;
}

/** From now on anybody with the address reads a call, and applies from its first day on. It stands as it is. */
export async function publishCall(tx: Tx, id: string): Promise<Outcome<'nothing-shown' | 'over'>> {
	const call = await toRunCall(tx, id);
	if (call.publishedAt) return done;
	if (!(await listCallCriteria(tx, id)).some(({ isShown }) => isShown)) return refused('nothing-shown');
	if (call.closesOn < todayOf(tx)) return refused('over');
	await tx.db.updateTable('coproduction.call').set({ published_at: tx.now }).where('id', '=', id).execute();
	await record(tx, 'coproduction.call.published', { call: id });
	return done;
}

/** Moves the last day on which somebody can apply, while nobody rates. */
export async function moveCallEnd(tx: Tx, id: string, closesOn: string): Promise<Outcome<'rating' | 'before'>> {
	const call = await toRunCall(tx, id);
	if (call.ratingAt) return refused('rating');
	if (closesOn < call.opensOn) return refused('before');
	await tx.db
		.updateTable('coproduction.call')
		.set({ closes_on: closesOn, version: call.version + 1 })
		.where('id', '=', id)
		.execute();
	await record(tx, 'coproduction.call.end-moved', { call: id, to: closesOn });
	return done;
}
