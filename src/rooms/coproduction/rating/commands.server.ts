import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { getApplication, listRated, type Application } from '../application/queries.server.ts';
import { listCallCriteria } from '../call/queries.server.ts';
import { todayOf } from '../campaign/policy.ts';
import { lockCall } from '../locks.ts';
import { findOwnSeat, type Panellist } from '../panel/queries.server.ts';
import type { ChangedRating, RatingFields } from './form.ts';
import { listOwnInterests } from './queries.server.ts';

/** An application before the panel on which the speaker sits, her seat there, and the call held until this is done. Throws NotFound. */
async function toRate(tx: Tx, id: string): Promise<{ application: Application; seat: Panellist }> {
	const { callId } = await getApplication(tx, id);
	const seat = await findOwnSeat(tx, callId);
	if (!seat?.trainedOn) throw new NotFound();
	await lockCall(tx, callId);
	return { application: await getApplication(tx, id), seat };
}

/** Somebody on a panel says that she knows who applied, or thinks so: she does not rate that application, and what she had said of it is gone. Twice is once. */
export async function declareInterest(tx: Tx, id: string): Promise<Outcome<'all-in'>> {
	const { application, seat } = await toRate(tx, id);
	const { callId } = application;
	if ((await listOwnInterests(tx, callId)).has(id)) return done;
	if ((await listRated(tx, callId)).has(id)) return refused('all-in');
	const mine = { application_id: id, panellist_id: seat.id };
	await tx.db
		.deleteFrom('coproduction.rating')
		.where('application_id', '=', id)
		.where('panellist_id', '=', seat.id)
		.execute();
	await tx.db
		.insertInto('coproduction.interest')
		.values({ ...mine, org_id: tx.actor.orgId, call_id: callId, declared_on: todayOf(tx) })
		.execute();
	await record(tx, 'coproduction.interest.declared', { call: callId, application: id });
	return done;
}

export type RateRefusal = 'all-in' | 'interest' | 'not-all';

/** Somebody on a panel rates an application by each criterion that the panel is shown, with a reason. Until all are in she can put it right, and nobody else reads it. */
export async function rateApplication(
	tx: Tx,
	id: string,
	ratings: readonly RatingFields[]
): Promise<Outcome<RateRefusal>> {
	const { application, seat } = await toRate(tx, id);
	const { callId } = application;
	if ((await listOwnInterests(tx, callId)).has(id)) return refused('interest');
	if ((await listRated(tx, callId)).has(id)) return refused('all-in');
	const shown = (await listCallCriteria(tx, callId)).filter(({ isShown }) => isShown).map(({ place }) => place);
	const given = ratings.filter(({ place }) => shown.includes(place));
	if (given.length < shown.length) return refused('not-all');
	const own = { org_id: tx.actor.orgId, application_id: id, panellist_id: seat.id, call_id: callId };
	await tx.db
		.insertInto('coproduction.rating')
		.values(given.map(({ place, mark, why }) => ({ ...own, place, mark, why })))
		.onConflict((conflict) =>
			conflict
				.columns(['org_id', 'application_id', 'panellist_id', 'place'])
				.doUpdateSet((set) => ({ mark: set.ref('excluded.mark'), why: set.ref('excluded.why') }))
		)
		.execute();
	await record(tx, 'coproduction.application.rated', { call: callId, application: id });
	return done;
}

/** Once all are in and the panel talked, somebody changes a rating of hers, once, with what changed her mind; what it was stays in view. Throws NotFound. */
export async function changeRating(
	tx: Tx,
	id: string,
	{ place, mark, why, changedWhy }: ChangedRating
): Promise<Outcome<'not-all-in' | 'decided' | 'changed-already'>> {
	const { application, seat } = await toRate(tx, id);
	const { callId } = application;
	if (application.outcome) return refused('decided');
	if (!(await listRated(tx, callId)).has(id)) return refused('not-all-in');
	const own = await tx.db
		.selectFrom('coproduction.rating')
		.select('changed_why')
		.where('application_id', '=', id)
		.where('panellist_id', '=', seat.id)
		.where('place', '=', place)
		.executeTakeFirst();
	if (!own) throw new NotFound();
	if (own.changed_why) return refused('changed-already');
	await tx.db
		.updateTable('coproduction.rating')
		.set({ mark, why, changed_why: changedWhy })
		.where('application_id', '=', id)
		.where('panellist_id', '=', seat.id)
		.where('place', '=', place)
		.execute();
	await record(tx, 'coproduction.rating.changed', { call: callId, application: id });
	return done;
}
