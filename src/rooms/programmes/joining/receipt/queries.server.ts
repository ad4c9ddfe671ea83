import type { Tx } from '#platform/db/tx.ts';
import { hashOf } from '#platform/identity/session.ts';
import { NotFound } from '#platform/outcome.ts';

/** What somebody was told when she joined. It names nobody. */
export interface Receipt {
	cohortId: string;
	/** A place is held for her; there is one if she is among the first to answer; or she waits. */
	state: 'held' | 'open' | 'waiting';
	/** Her turn on the waiting list; null where there are places. */
	position: number | null;
	/** Until when it is kept without her answer. */
	answerBy: Date;
	crechePlaces: number;
	crecheWaiting: number;
	byPhone: boolean;
	/** She wishes to be told; otherwise nobody writes or rings. */
	told: boolean;
}

/** The receipt behind a link, or nothing. */
export async function findReceipt(door: Tx, token: string): Promise<Receipt | undefined> {
	const row = await door.db
		.selectFrom('programmes.receipt')
		.select([
			'cohort_id as cohortId',
			'state',
			'position',
			'answer_by as answerBy',
			'creche_places as crechePlaces',
			'creche_waiting as crecheWaiting',
			'by_phone as byPhone',
			'told'
		])
		.where('token_hash', '=', hashOf(token))
		.executeTakeFirst();
	return row as Receipt | undefined;
}

/** The receipt behind a link. Throws NotFound. */
export async function getReceipt(door: Tx, token: string): Promise<Receipt> {
	const receipt = await findReceipt(door, token);
	if (!receipt) throw new NotFound();
	return receipt;
}
