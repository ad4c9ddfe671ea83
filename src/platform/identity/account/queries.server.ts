import { createHash } from 'node:crypto';
import type { Tx } from '../../db/tx.ts';
import { showTo } from '../../db/shown.ts';

/** A browser in which somebody is signed in; `key` names it on the page and opens nothing. */
export interface OwnSession {
	key: string;
	lastSeen: Date;
	device: string | null;
	browser: string | null;
	isThis: boolean;
}

/** What names a session on its owner's page: nothing that leads back to its token. */
export const keyOf = (tokenHash: Uint8Array) => createHash('sha256').update(tokenHash).digest('hex').slice(0, 16);

/**
 * The browsers in which she is signed in now, the one she uses first. Whoever came in with one factor sees those alone that
 * did so too: a mailbox says nothing of where she works.
 */
export async function listOwnSessions(tx: Tx, thisHash: Uint8Array): Promise<OwnSession[]> {
	const rows = await tx.db
		.selectFrom('platform.session')
		.select(['token_hash', 'last_seen_at', 'device', 'browser'])
		.where('account_id', '=', tx.actor.id)
		.where('ended_at', 'is', null)
		.where('expires_at', '>', tx.now)
		.where((row) => row.or([row('strong', '=', false), row.lit(tx.actor.strong)]))
		.orderBy('last_seen_at', 'desc')
		.limit(50)
		.execute();
	const shown = rows.map((row) => ({
		key: keyOf(row.token_hash),
		lastSeen: row.last_seen_at,
		device: row.device,
		browser: row.browser,
		isThis: Buffer.from(row.token_hash).equals(thisHash)
	}));
	return shown.toSorted((one, other) => Number(other.isThis) - Number(one.isThis));
}

/** The address she signs in with; nothing where she has none. */
export async function ownEmail(tx: Tx): Promise<string | null> {
	const name = await tx.db
		.selectFrom('platform.sign_in_name')
		.select('email')
		.where('account_id', '=', tx.actor.id)
		.executeTakeFirst();
	return name?.email ?? null;
}

/** The hash of her password and how many recovery codes are left, at the door; nothing where she has not set them. */
export async function findOwnCredential(
	atDoor: Tx,
	email: string
): Promise<{ passwordHash: string | null; codesLeft: number } | undefined> {
	await showTo(atDoor, email);
	const row = await atDoor.db
		.selectFrom('platform.credential')
		.select(['password_hash', 'recovery_hashes'])
		.where('account_id', '=', atDoor.actor.id)
		.where('totp_confirmed_at', 'is not', null)
		.executeTakeFirst();
	return row && { passwordHash: row.password_hash, codesLeft: row.recovery_hashes.length };
}
