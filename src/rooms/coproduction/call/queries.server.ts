import { isId } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import { NotFound } from '#platform/outcome.ts';
import type { CallFields, CallText, CallCriterionFields } from './form.ts';

/** Paid work for which somebody is wanted because of what she has lived. */
export interface PaidCall extends Omit<CallFields, 'criteria'> {
	id: string;
	projectId: string;
	/** What stands in its address. */
	link: string;
	publishedAt: Date | null;
	/** Since when its panel reads and rates. */
	ratingAt: Date | null;
	version: number;
}

/** By what is chosen, in its place. */
export interface CallCriterion extends CallCriterionFields {
	place: number;
}

const rowsOf = (tx: Tx) =>
	tx.db
		.selectFrom('coproduction.call')
		.select(['id', 'project_id as projectId', 'name', 'about', 'hours', 'pay', 'expenses', 'offer', 'access'])
		.select(['opens_on as opensOn', 'closes_on as closesOn', 'link', 'published_at as publishedAt'])
		.select(['rating_at as ratingAt', 'version'])
		.$narrowType<Record<CallText | 'name', Words>>();

/** The calls of a project that the speaker may see, the newest first. */
export async function listPaidCalls(tx: Tx, projectId: string): Promise<PaidCall[]> {
	return rowsOf(tx).where('project_id', '=', projectId).orderBy('created_at', 'desc').orderBy('id').execute();
}

/** One call. Throws NotFound. */
export async function getPaidCall(tx: Tx, id: string): Promise<PaidCall> {
	const row = isId(id) ? await rowsOf(tx).where('id', '=', id).executeTakeFirst() : undefined;
	if (!row) throw new NotFound();
	return row;
}

/** The call at an address, once it is published. Throws NotFound. */
export async function getCallAt(door: Tx, link: string): Promise<PaidCall> {
	const row = await rowsOf(door)
		.where('link', '=', link.slice(0, 40))
		.where('published_at', 'is not', null)
		.executeTakeFirst();
	if (!row) throw new NotFound();
	return row;
}

/** By what is chosen, and what is asked for it, in order. */
export async function listCallCriteria(tx: Tx, callId: string): Promise<CallCriterion[]> {
	return tx.db
		.selectFrom('coproduction.call_criterion')
		.select(['place', 'looks_for as looksFor', 'asks', 'is_shown as isShown'])
		.where('call_id', '=', callId)
		.orderBy('place')
		.$narrowType<{ looksFor: Words; asks: Words }>()
		.execute();
}
