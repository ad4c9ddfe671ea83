import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { showTo } from '../db/shown.ts';
import type { Tx } from '../db/tx.ts';
import { record } from '../audit/record.ts';
import type { Agent } from './account/agent.ts';

/** In hours. Staff: a day at most, and an hour idle (kept by the database). Parents: thirty days. */
const lasts = { strong: 24, plain: 30 * 24 };

/** The SHA-256 under which a token is kept; the token itself is only in the browser. */
export function hashOf(token: string): Buffer {
	return createHash('sha256').update(token).digest();
}

/** A new secret of 256 bits, fit for an address or a cookie. */
export function newToken(): string {
	return randomBytes(32).toString('base64url');
}

/** A session as its browser is given it. */
export interface OpenedSession {
	/** For the browser alone; nobody sees it again. */
	token: string;
	expiresAt: Date;
}

/** Opens a session for an account at the door and returns its token, once. strong: two factors were shown. */
export async function openSession(door: Tx, accountId: string, strong: boolean): Promise<OpenedSession> {
	const token = newToken();
	const hours = strong ? lasts.strong : lasts.plain;
	await door.db
		.insertInto('platform.session')
		.values({
			token_hash: hashOf(token),
			org_id: door.actor.orgId,
			account_id: accountId,
			strong,
			proved_at: strong ? sql<Date>`platform.now()` : null,
			expires_at: sql<Date>`platform.now() + make_interval(hours => ${hours})` // by the clock that will judge it
		})
		.execute();
	await record(door, 'platform.session.opened', { account: accountId, strong });
	return { token, expiresAt: new Date(door.now.getTime() + hours * 3_600_000) };
}

/** Keeps in which browser a session was opened, in words, for the list that its owner reads. */
export async function nameDevice(door: Tx, token: string, { device, browser }: Agent): Promise<void> {
	await showTo(door, hashOf(token));
	await door.db
		.updateTable('platform.session')
		.set({ device, browser })
		.where('token_hash', '=', hashOf(token))
		.execute();
}

/** Ends the session with this token, wherever it is open. Does nothing when it has ended already. */
export async function endSession(tx: Tx, token: string): Promise<void> {
	await showTo(tx, hashOf(token));
	const ended = await tx.db
		.updateTable('platform.session')
		.set({ ended_at: tx.now })
		.where('token_hash', '=', hashOf(token))
		.where('ended_at', 'is', null)
		.returning('account_id')
		.executeTakeFirst();
	if (ended) await record(tx, 'platform.session.ended', { account: ended.account_id });
}

/** Ends every session of an account: after a role ended, a password changed, or the person asked. */
export async function endAllSessions(tx: Tx, accountId: string): Promise<void> {
	await tx.db
		.updateTable('platform.session')
		.set({ ended_at: tx.now })
		.where('account_id', '=', accountId)
		.where('ended_at', 'is', null)
		.execute();
	await record(tx, 'platform.session.all-ended', { account: accountId });
}
