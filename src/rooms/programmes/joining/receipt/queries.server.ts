import type { Tx } from '#platform/db/tx.ts';
import { seal, unseal } from '#platform/identity/sealing.ts';
import { hashOf } from '#platform/identity/session.ts';
import { NotFound } from '#platform/outcome.ts';

/** What somebody was told when she joined. It names nobody. */
export interface Receipt {
	cohortId: string;
	/** The meeting for which she asked, where places are had for one. */
	sessionId: string | null;
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

/** What was typed into a form, and what came of it: for whoever holds its receipt, and for nobody else. */
export interface SentJoining {
	typed: Record<string, string | string[]>;
	/** What was made of it; nothing where she had asked before. */
	registration: string | null;
	/** She was not known before. */
	stranger: boolean;
}

const purpose = (token: string) => `receipt ${token}`;

/** Seals what was sent so that only the link of its receipt, which is kept nowhere, opens it. */
export function sealedFor(door: Tx, token: string, sent: SentJoining): string {
	return seal(purpose(token), door.actor.orgId, JSON.stringify(sent));
}

/** What was sent with the form behind a link; nothing where the receipt is gone or keeps nothing. */
export async function findSent(door: Tx, token: string): Promise<SentJoining | undefined> {
	const row = await door.db
		.selectFrom('programmes.receipt')
		.select('sealed')
		.where('token_hash', '=', hashOf(token))
		.executeTakeFirst();
	const opened = row?.sealed && unseal(purpose(token), door.actor.orgId, row.sealed);
	return opened ? (JSON.parse(opened) as SentJoining) : undefined;
}

/** The receipt behind a link, or nothing. */
export async function findReceipt(door: Tx, token: string): Promise<Receipt | undefined> {
	const row = await door.db
		.selectFrom('programmes.receipt')
		.select([
			'cohort_id as cohortId',
			'session_id as sessionId',
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
