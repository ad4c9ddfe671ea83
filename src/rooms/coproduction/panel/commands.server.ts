import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { todayOf } from '../campaign/policy.ts';
import { toRunCall } from '../call/commands.server.ts';
import { callStands, panelLacks } from '../call/policy.ts';
import { accountMeant } from '../listener/queries.server.ts';
import { listApplications } from '../application/queries.server.ts';
import type { PanellistFields } from './form.ts';
import { findOwnSeat, isPanelShort, listPanel, type Panellist } from './queries.server.ts';

const sits = ({ leftOn }: Panellist) => !leftOn;

/** Names somebody to the panel of a call, before it rates; naming her again says anew whether she sits there as a parent. While it rates somebody new joins only for an application that nobody there may rate. */
export async function namePanellist(
	tx: Tx,
	callId: string,
	fields: PanellistFields
): Promise<Outcome<'no-page' | 'rating' | 'parents'>> {
	const { ratingAt } = await toRunCall(tx, callId);
	if (ratingAt && !(await isPanelShort(tx, callId))) return refused('rating');
	const account = await accountMeant(tx, fields);
	if (!account) return refused('no-page');
	if (ratingAt) {
		const panel = await listPanel(tx, callId);
		if (panel.some(({ accountId }) => accountId === account)) return refused('rating');
		if (panelLacks([...panel.filter(sits), fields]) === 'parents') return refused('parents');
	}
	const who = { org_id: tx.actor.orgId, call_id: callId, account_id: account, named_at: tx.now, named_by: tx.actor.id };
	await tx.db
		.insertInto('coproduction.panellist')
		.values({ ...who, as_parent: fields.asParent })
		.onConflict((conflict) =>
			conflict.columns(['org_id', 'call_id', 'account_id']).doUpdateSet({ as_parent: fields.asParent })
		)
		.execute();
	await record(tx, 'coproduction.panellist.named', { call: callId, account });
	return done;
}

/** Somebody sits on a panel no longer. One that rates already keeps enough people, and a third of them parents; ratings that she gave stay. Throws NotFound. */
export async function endPanellist(tx: Tx, callId: string, seatId: string): Promise<Outcome<'people' | 'parents'>> {
	const { ratingAt } = await toRunCall(tx, callId);
	const panel = (await listPanel(tx, callId)).filter(sits);
	if (!panel.some(({ id }) => id === seatId)) throw new NotFound();
	if (!ratingAt) {
		await tx.db.deleteFrom('coproduction.panellist').where('id', '=', seatId).execute();
	} else {
		const lacks = panelLacks(panel.filter(({ id }) => id !== seatId));
		if (lacks) return refused(lacks);
		await tx.db
			.updateTable('coproduction.panellist')
			.set({ left_on: todayOf(tx) })
			.where('id', '=', seatId)
			.execute();
	}
	await record(tx, 'coproduction.panellist.ended', { call: callId, seat: seatId });
	return done;
}

export type BeginRefusal = 'people' | 'parents' | 'still-open' | 'nobody-applied';

/** The panel begins to read and rate: nobody applies any more, and nobody joins the panel but for an application that nobody there may rate. */
export async function beginRating(tx: Tx, callId: string): Promise<Outcome<BeginRefusal>> {
	const call = await toRunCall(tx, callId);
	if (call.ratingAt) return done;
	if (callStands(call, todayOf(tx)) !== 'over') return refused('still-open');
	const lacks = panelLacks(await listPanel(tx, callId));
	if (lacks) return refused(lacks);
	if (!(await listApplications(tx, callId)).length) return refused('nobody-applied');
	await tx.db.updateTable('coproduction.call').set({ rating_at: tx.now }).where('id', '=', callId).execute();
	await record(tx, 'coproduction.call.rates', { call: callId });
	return done;
}

/** Somebody on a panel says that she has read how to rate fairly. Twice is once. Throws NotFound. */
export async function saysTrained(tx: Tx, callId: string): Promise<Outcome<never>> {
	const seat = await findOwnSeat(tx, callId);
	if (!seat) throw new NotFound();
	if (seat.trainedOn) return done;
	await tx.db
		.updateTable('coproduction.panellist')
		.set({ trained_on: todayOf(tx) })
		.where('id', '=', seat.id)
		.execute();
	await record(tx, 'coproduction.panellist.trained', { call: callId });
	return done;
}
