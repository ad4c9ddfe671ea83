import { sql } from 'kysely';
import type { Tx } from '../db/tx.ts';
import { keyed } from './sealing.ts';
import { hashOf, newToken } from './session.ts';

export type ProofPurpose = 'sign-in' | 'second-factor' | 'staff-invitation';

/** How long each lasts, in minutes. */
const lasts: Record<ProofPurpose, number> = { 'sign-in': 10, 'second-factor': 10, 'staff-invitation': 7 * 24 * 60 };

/** Makes a proof for an account and one purpose, and returns its token, once; only the hash is kept. */
export async function mintProof(
	tx: Tx,
	accountId: string,
	purpose: ProofPurpose,
	code?: { browser: Buffer; digits: string }
): Promise<string> {
	const token = newToken();
	await tx.db
		.insertInto('platform.proof')
		.values({
			org_id: tx.actor.orgId,
			account_id: accountId,
			purpose,
			token_hash: hashOf(token),
			browser_hash: code?.browser ?? null,
			code_hash: code ? codeHash(code.browser, code.digits) : null,
			expires_at: sql<Date>`platform.now() + make_interval(mins => ${lasts[purpose]})`
		})
		.execute();
	return token;
}

/** Makes an invitation to set both factors; the ones before it are void. */
export async function mintInvitation(tx: Tx, accountId: string): Promise<string> {
	const older = tx.db.deleteFrom('platform.proof').where('account_id', '=', accountId);
	await older.where('purpose', '=', 'staff-invitation').execute();
	return mintProof(tx, accountId, 'staff-invitation');
}

/** What is kept of a six-digit code: nothing that a copy of the database could be searched for. */
export function codeHash(browser: Buffer, digits: string): Buffer {
	return keyed('code', `${browser.toString('hex')} ${digits}`);
}

/** Whoever opened a letter to this account's address has shown that the mailbox is theirs. Returns whether it is for the first time. */
export async function confirmMailbox(door: Tx, accountId: string): Promise<boolean> {
	const shown = await door.db
		.updateTable('platform.sign_in_name')
		.set({ confirmed_at: sql<Date>`platform.now()` })
		.where('account_id', '=', accountId)
		.where('confirmed_at', 'is', null)
		.executeTakeFirst();
	return shown.numUpdatedRows > 0n;
}
