import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';

/** Somebody on a panel. */
export interface Panellist {
	id: string;
	accountId: string | null;
	/** Null where the reader may not see what she is called, or she was forgotten. */
	called: string | null;
	asParent: boolean;
	trainedOn: string | null;
	/** Since when she sits there no longer. */
	leftOn: string | null;
}

/** Who sits on the panel of a call, or sat there, for whoever runs it and the panel itself. */
export async function listPanel(tx: Tx, callId: string): Promise<Panellist[]> {
	return tx.db
		.selectFrom('coproduction.panellist as seat')
		.leftJoin('people.card as card', (join) =>
			join.onRef('card.org_id', '=', 'seat.org_id').onRef('card.id', '=', 'seat.account_id')
		)
		.select(['seat.id', 'seat.account_id as accountId', 'card.called', 'seat.as_parent as asParent'])
		.select(['seat.trained_on as trainedOn', 'seat.left_on as leftOn'])
		.where('seat.call_id', '=', callId)
		.orderBy('seat.left_on', (order) => order.nullsFirst())
		.orderBy('card.called')
		.orderBy('seat.id')
		.execute();
}

/** The seat of the speaker on the panel of a call; undefined where she has none. */
export async function findOwnSeat(tx: Tx, callId: string): Promise<Panellist | undefined> {
	if (!tx.actor.id) return undefined;
	return (await listPanel(tx, callId)).find(({ accountId, leftOn }) => accountId === tx.actor.id && !leftOn);
}

/** The calls on whose panel the speaker sits, the last to close first. */
export async function listOwnPanels(tx: Tx): Promise<{ id: string; name: Words; ratingAt: Date | null }[]> {
	if (!tx.actor.id) return [];
	return tx.db
		.selectFrom('coproduction.call')
		.select(['id', 'name', 'rating_at as ratingAt'])
		.where('id', 'in', sql<string>`(select coproduction.panel_calls())`)
		.orderBy('closes_on', 'desc')
		.orderBy('id')
		.$narrowType<{ name: Words }>()
		.execute();
}

/** Whether an application is before a panel in which everybody there has an interest: somebody has to join it. For whoever runs the call. */
export async function isPanelShort(tx: Tx, callId: string): Promise<boolean> {
	const row = await tx.db
		.selectFrom('coproduction.call')
		.select('id')
		.where('id', '=', callId)
		.where('id', 'in', sql<string>`(select coproduction.short_calls())`)
		.executeTakeFirst();
	return row !== undefined;
}
