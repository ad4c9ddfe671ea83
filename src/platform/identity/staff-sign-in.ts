import { sql } from 'kysely';
import { showTo } from '../db/shown.ts';
import type { Tx } from '../db/tx.ts';
import { record } from '../audit/record.ts';
import { doneWith, refused, type Outcome } from '../outcome.ts';
import type { OwnSession } from './account/queries.server.ts';
import { hashPassword, isOutdated, isPassword } from './passwords/hash.ts';
import { holdsRoleNow } from './on-the-team.ts';
import { mintProof } from './proof.ts';
import { recoveryHash } from './recovery.ts';
import { unseal } from './sealing.ts';
import { endAllSessions, hashOf, openSession, type OpenedSession } from './session.ts';
import { onlyDigits, stepOf } from './totp.ts';

/** `locals.door`: each piece of work in a transaction of its own, since hashing takes too long to keep one open. */
export type Door = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** The first of two factors. Returns the token for the second; an unknown address takes as long and returns the same. */
export async function showPassword(door: Door, email: string, password: string): Promise<Outcome<'wrong', string>> {
	const known = await door((tx) => findCredential(tx, email));
	const right = await isPassword(password, known?.password_hash ?? null);
	if (!known?.password_hash || !right) return refused('wrong');
	const better = isOutdated(known.password_hash) ? await hashPassword(password) : null;
	return door(async (tx) => {
		await showTo(tx, email);
		const credential = tx.db.updateTable('platform.credential').where('account_id', '=', known.account_id);
		if (better) await credential.set({ password_hash: better }).execute();
		return doneWith(await mintProof(tx, known.account_id, 'second-factor'));
	});
}

async function findCredential(tx: Tx, email: string) {
	await showTo(tx, email);
	return tx.db
		.selectFrom('platform.sign_in_name as name')
		.innerJoin('platform.credential as credential', (join) =>
			join.onRef('credential.org_id', '=', 'name.org_id').onRef('credential.account_id', '=', 'name.account_id')
		)
		.innerJoin('platform.account as account', (join) =>
			join.onRef('account.org_id', '=', 'name.org_id').onRef('account.id', '=', 'name.account_id')
		)
		.select(['credential.account_id', 'credential.password_hash'])
		.where('name.email', '=', email)
		.where('credential.totp_confirmed_at', 'is not', null)
		.where('account.closed_at', 'is', null)
		.executeTakeFirst();
}

/** Whose second factor a token waits for, or null when it is too old, used or tried too often. */
export async function whoseSecondFactor(door: Tx, token: string): Promise<string | null> {
	await showTo(door, hashOf(token));
	const proof = await door.db
		.selectFrom('platform.proof')
		.select('account_id')
		.where('token_hash', '=', hashOf(token))
		.where('purpose', '=', 'second-factor')
		.where('used_at', 'is', null)
		.where('expires_at', '>', sql<Date>`platform.now()`)
		.where('tries', '<', 5)
		.executeTakeFirst();
	return proof?.account_id ?? null;
}

/** The second factor: six digits from the app, or a recovery code. Each serves once. Returns a session that carries her roles. */
export async function showSecondFactor(
	door: Tx,
	token: string,
	typed: string
): Promise<Outcome<'too-old' | 'wrong', OpenedSession & { codesLeft: number | null; ended: EndedWays | null }>> {
	const accountId = await takeTry(door, token);
	if (!accountId) return refused('too-old');
	const shown = await useFactor(door, accountId, typed);
	if (!shown) {
		await record(door, 'platform.second-factor.refused', { account: accountId });
		return refused('wrong');
	}
	await door.db
		.updateTable('platform.proof')
		.set({ used_at: sql<Date>`platform.now()` })
		.where('token_hash', '=', hashOf(token))
		.execute();
	const ended = shown.left === null ? null : await endAllWays(door, accountId);
	const session = await openSession(door, accountId, await holdsRoleNow(door, accountId));
	return doneWith({ ...session, codesLeft: shown.left, ended });
}

/** What a recovery code ended: her keys by what she called them, and the browsers she was signed in with. */
export interface EndedWays {
	keys: string[];
	browsers: Pick<OwnSession, 'device' | 'browser'>[];
}

/** Whoever needed a recovery code may have lost what opens her account: every key and every session of hers ends, and she reads which. */
async function endAllWays(door: Tx, accountId: string): Promise<EndedWays> {
	const browsers = await door.db
		.selectFrom('platform.session')
		.select(['device', 'browser'])
		.where('account_id', '=', accountId)
		.where('ended_at', 'is', null)
		.where('expires_at', '>', sql<Date>`platform.now()`)
		.orderBy('last_seen_at', 'desc')
		.execute();
	if (browsers.length) await endAllSessions(door, accountId);
	const keys = await door.db
		.deleteFrom('platform.passkey')
		.where('account_id', '=', accountId)
		.returning('called')
		.execute();
	if (keys.length) await record(door, 'platform.passkey.all-ended', { account: accountId, count: keys.length });
	return { keys: keys.map(({ called }) => called), browsers };
}

/** Uses six digits or a recovery code, each of which serves once: how many codes are left, null after digits; nothing where it is wrong. */
export async function useFactor(door: Tx, accountId: string, typed: string): Promise<{ left: number | null } | null> {
	if (!/^\d{6}$/.test(onlyDigits(typed))) return useRecoveryCode(door, accountId, typed);
	return (await useDigits(door, accountId, typed)) && { left: null };
}

/** Counts a try of a second factor. Whoever tries with the same token at the same moment waits for this one. */
async function takeTry(door: Tx, token: string): Promise<string | null> {
	await showTo(door, hashOf(token));
	const proof = await door.db
		.updateTable('platform.proof')
		.set({ tries: sql<number>`tries + 1` })
		.where('token_hash', '=', hashOf(token))
		.where('purpose', '=', 'second-factor')
		.where('used_at', 'is', null)
		.where('expires_at', '>', sql<Date>`platform.now()`)
		.where('tries', '<', 5)
		.returning('account_id')
		.executeTakeFirst();
	return proof?.account_id ?? null;
}

// Each time step serves once, and none that is older than one just used. The steps used are kept rather than the
// highest: if the server's clock ran a day ahead and was put right, the highest would lock her out for a day.
async function useDigits(door: Tx, accountId: string, typed: string): Promise<{ left: number } | null> {
	const credential = await door.db
		.selectFrom('platform.credential')
		.select('totp_secret')
		.where('account_id', '=', accountId)
		.executeTakeFirst();
	const secret = credential?.totp_secret && unseal('totp', `${door.actor.orgId} ${accountId}`, credential.totp_secret);
	const step = secret ? stepOf(secret, typed, door.now.getTime()) : null;
	if (step === null) return null;
	const accepted = await door.db
		.updateTable('platform.credential')
		.set({ totp_used_steps: sql<number[]>`(${step}::bigint || totp_used_steps)[1:20]` })
		.where('account_id', '=', accountId)
		.where(
			sql<boolean>`not exists (select from unnest(totp_used_steps) used where used between ${step}::bigint and ${step}::bigint + 2)`
		)
		.executeTakeFirst();
	return accepted.numUpdatedRows > 0n ? { left: 0 } : null;
}

async function useRecoveryCode(door: Tx, accountId: string, typed: string): Promise<{ left: number } | null> {
	const hash = recoveryHash(accountId, typed);
	const taken = await door.db
		.updateTable('platform.credential')
		.set({ recovery_hashes: sql<string[]>`array_remove(recovery_hashes, ${hash})` })
		.where('account_id', '=', accountId)
		.where(sql<boolean>`${hash} = any (recovery_hashes)`)
		.returning(sql<number>`cardinality(recovery_hashes)`.as('left'))
		.executeTakeFirst();
	if (taken) await record(door, 'platform.recovery-code.used', { account: accountId });
	return taken ?? null;
}
