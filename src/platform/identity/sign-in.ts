import { sql } from 'kysely';
import { showTo } from '../db/shown.ts';
import type { Tx } from '../db/tx.ts';
import { record } from '../audit/record.ts';
import { enqueue } from '../jobs/outbox.ts';
import { doneWith, refused, type Outcome } from '../outcome.ts';
import { codeHash, confirmMailbox } from './proof.ts';
import { seal } from './sealing.ts';
import { hashOf, openSession, type OpenedSession } from './session.ts';
import { holdsRoleNow } from './on-the-team.ts';
import { onlyDigits } from './totp.ts';

/** What the browser that asked holds, sealed: its own secret, and the mailbox that tries are counted for. */
export interface Asking {
	browser: string;
	mailbox: string;
}

/**
 * Asks for a letter to sign in with. The same is done for every address: whether somebody has it is looked up
 * later, by timed work, so that neither the answer nor its time tells. `browser`: the secret of the browser that asks.
 */
export async function askToSignIn(door: Tx, email: string, browser: string): Promise<void> {
	const asking = { email, browser: hashOf(browser).toString('hex'), asked: door.now.toISOString() };
	await enqueue(door, 'sign-in-asked', { asking: seal('asked', door.actor.orgId, JSON.stringify(asking)) });
}

/** A session that carries no roles, and whether she has any: then she may want to sign in as staff. */
export interface Entered extends OpenedSession {
	staff: boolean;
	/** The address of the letter she came in by. */
	email: string;
}

/** What is done, in the same transaction, when somebody comes in by a letter to her address for the first time. */
export type AtFirst = (door: Tx, accountId: string) => Promise<void>;

/** Signs in with the link of a letter, in whatever browser it is opened; once, within ten minutes. */
export async function signInByLink(door: Tx, token: string, atFirst?: AtFirst): Promise<Outcome<'too-old', Entered>> {
	await showTo(door, hashOf(token));
	const used = await door.db
		.updateTable('platform.proof')
		.set({ used_at: sql<Date>`platform.now()` })
		.where('token_hash', '=', hashOf(token))
		.where('purpose', '=', 'sign-in')
		.where('used_at', 'is', null)
		.where('expires_at', '>', sql<Date>`platform.now()`)
		.returning('account_id')
		.executeTakeFirst();
	return used ? enter(door, used.account_id, 'link', atFirst) : refused('too-old');
}

/** Signs in with the six digits of a letter, only in the browser that asked for it; once, within ten minutes. */
export async function signInByCode(
	door: Tx,
	browser: string,
	typed: string,
	atFirst?: AtFirst
): Promise<Outcome<'wrong', Entered>> {
	const fits = codeHash(hashOf(browser), onlyDigits(typed));
	await showTo(door, hashOf(browser));
	const tried = await door.db
		.updateTable('platform.proof')
		.set({
			tries: sql<number>`tries + 1`,
			used_at: sql<Date | null>`case when code_hash = ${fits} then platform.now() end`
		})
		.where('browser_hash', '=', hashOf(browser))
		.where('purpose', '=', 'sign-in')
		.where('used_at', 'is', null)
		.where('expires_at', '>', sql<Date>`platform.now()`)
		.where('tries', '<', 5)
		.returning(['account_id', 'used_at'])
		.execute(); // she may have asked twice: either code will do
	const used = tried.find((proof) => proof.used_at);
	return used ? enter(door, used.account_id, 'code', atFirst) : refused('wrong');
}

async function enter<Reason extends string>(
	door: Tx,
	accountId: string,
	by: string,
	atFirst?: AtFirst
): Promise<Outcome<Reason, Entered>> {
	const isFirst = await confirmMailbox(door, accountId);
	await record(door, 'platform.proof.used', { account: accountId, by });
	if (isFirst) await atFirst?.(door, accountId);
	const session = await openSession(door, accountId, false);
	const { email } = await door.db
		.selectFrom('platform.sign_in_name')
		.select('email')
		.where('account_id', '=', accountId)
		.executeTakeFirstOrThrow();
	return doneWith({ ...session, email, staff: await holdsRoleNow(door, accountId) });
}
