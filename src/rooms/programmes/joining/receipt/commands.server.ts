import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { keyed } from '#platform/identity/sealing.ts';
import { hashOf } from '#platform/identity/session.ts';
import { sealedFor, type Receipt, type SentJoining } from './queries.server.ts';

/**
 * The token of the receipt for what was typed into one form: the same form sent twice leads to the same receipt; the
 * same form with something corrected is a new one, so that a wrong address can be put right by going back.
 */
export function receiptTokenFor(formId: string, typed: unknown): string {
	return keyed('receipt', JSON.stringify([formId, typed])).toString('base64url');
}

/** Keeps what somebody was told. */
export async function keepReceipt(
	door: Tx,
	token: string,
	receipt: Receipt,
	{ language, sent }: { language: string; sent?: SentJoining }
): Promise<void> {
	await door.db
		.insertInto('programmes.receipt')
		.values({
			org_id: door.actor.orgId,
			token_hash: hashOf(token),
			cohort_id: receipt.cohortId,
			session_id: receipt.sessionId,
			state: receipt.state,
			position: receipt.position,
			answer_by: receipt.answerBy,
			creche_places: receipt.crechePlaces,
			creche_waiting: receipt.crecheWaiting,
			by_phone: receipt.byPhone,
			told: receipt.told,
			language,
			sealed: sent ? sealedFor(door, token, sent) : null
		})
		.execute();
}

/** Lets receipts go after seven days, as well as what was asked to be told and never answered, and links to offers after thirty. */
export async function letOldLinksGo(job: Tx): Promise<void> {
	await job.db
		.deleteFrom('programmes.receipt')
		.where('created_at', '<', sql<Date>`platform.now() - interval '7 days'`)
		.execute();
	await job.db
		.deleteFrom('programmes.day_before')
		.where('answered_at', 'is', null)
		.where('asked_at', '<', sql<Date>`platform.now() - interval '7 days'`)
		.execute();
	await job.db
		.deleteFrom('programmes.offer_link')
		.where('created_at', '<', sql<Date>`platform.now() - interval '30 days'`)
		.execute();
}
