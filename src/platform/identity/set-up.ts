import { sql } from 'kysely';
import { showTo } from '../db/shown.ts';
import type { Tx } from '../db/tx.ts';
import { record } from '../audit/record.ts';
import { doneWith, refused, type Outcome } from '../outcome.ts';
import { hashPassword } from './passwords/hash.ts';
import { weaknessOf } from './passwords/rules.ts';
import { confirmMailbox } from './proof.ts';
import { newRecoveryCodes, recoveryHash } from './recovery.ts';
import { seal, unseal } from './sealing.ts';
import { endAllSessions, hashOf, openSession, type OpenedSession } from './session.ts';
import { holdsRoleNow } from './on-the-team.ts';
import { newTotpSecret, stepOf } from './totp.ts';

/** Who is invited, and the address she signs in with. */
export interface StaffInvitation {
	accountId: string;
	email: string;
}

/** Whether somebody has set her password and second factor. */
export async function hasSetUp(tx: Tx, accountId: string): Promise<boolean> {
	const { rows } = await sql<{ set: boolean }>`select platform.has_set_up(${accountId}::uuid) as set`.execute(tx.db);
	return rows[0]?.set ?? false;
}

/** The invitation that a link stands for, or null when it is too old or was used. */
export async function findStaffInvitation(door: Tx, token: string): Promise<StaffInvitation | null> {
	await showTo(door, hashOf(token));
	const found = await door.db
		.selectFrom('platform.proof as proof')
		.innerJoin('platform.sign_in_name as name', (join) =>
			join.onRef('name.org_id', '=', 'proof.org_id').onRef('name.account_id', '=', 'proof.account_id')
		)
		.select(['proof.account_id as accountId', 'name.email'])
		.where('proof.token_hash', '=', hashOf(token))
		.where('proof.purpose', '=', 'staff-invitation')
		.where('proof.used_at', 'is', null)
		.where('proof.expires_at', '>', sql<Date>`platform.now()`)
		.executeTakeFirst();
	return found ?? null;
}

type Weakness = NonNullable<Awaited<ReturnType<typeof weaknessOf>>>;

/**
 * The first step: a password. Nothing is stored yet; the answer is sealed for this one invitation and waits in the
 * browser until the second factor works too, so that nobody is ever left with half of the two.
 */
export async function choosePassword(
	token: string,
	password: string,
	about: readonly string[]
): Promise<Outcome<Weakness, string>> {
	const weakness = await weaknessOf(password, about);
	if (weakness) return refused(weakness);
	const halfway = { hash: await hashPassword(password), secret: newTotpSecret() };
	return doneWith(seal('set-up', hashOf(token).toString('hex'), JSON.stringify(halfway)));
}

/** The secret for the app on the phone, out of the sealed first step; null when it is not of this invitation. */
export function secretOf(token: string, sealed: string): string | null {
	return halfwayOf(token, sealed)?.secret ?? null;
}

function halfwayOf(token: string, sealed: string): { hash: string; secret: string } | null {
	const opened = unseal('set-up', hashOf(token).toString('hex'), sealed);
	return opened ? (JSON.parse(opened) as { hash: string; secret: string }) : null;
}

/** The second step: the first six digits. Keeps both factors, ends every open session and passkey, and returns ten recovery codes, once. */
export async function finishSetUp(
	door: Tx,
	token: string,
	sealed: string,
	digits: string
): Promise<Outcome<'too-old' | 'wrong', { session: OpenedSession; codes: string[] }>> {
	const halfway = halfwayOf(token, sealed);
	if (!halfway) return refused('too-old');
	const step = stepOf(halfway.secret, digits, door.now.getTime());
	if (step === null) return refused('wrong');
	const accountId = await useInvitation(door, token);
	if (!accountId) return refused('too-old');
	const codes = newRecoveryCodes();
	await keepCredential(door, accountId, halfway, step, codes);
	await confirmMailbox(door, accountId);
	await endAllSessions(door, accountId);
	await door.db.deleteFrom('platform.passkey').where('account_id', '=', accountId).execute(); // whoever had her mailbox before her keeps none
	await record(door, 'platform.credential.set', { account: accountId });
	return doneWith({ session: await openSession(door, accountId, await holdsRoleNow(door, accountId)), codes });
}

async function useInvitation(door: Tx, token: string): Promise<string | null> {
	await showTo(door, hashOf(token));
	const used = await door.db
		.updateTable('platform.proof')
		.set({ used_at: sql<Date>`platform.now()` })
		.where('token_hash', '=', hashOf(token))
		.where('purpose', '=', 'staff-invitation')
		.where('used_at', 'is', null)
		.where('expires_at', '>', sql<Date>`platform.now()`)
		.returning('account_id')
		.executeTakeFirst();
	return used?.account_id ?? null;
}

async function keepCredential(
	door: Tx,
	accountId: string,
	halfway: { hash: string; secret: string },
	step: number,
	codes: string[]
) {
	const values = {
		password_hash: halfway.hash,
		totp_secret: seal('totp', `${door.actor.orgId} ${accountId}`, halfway.secret),
		totp_used_steps: [step],
		totp_confirmed_at: sql<Date>`platform.now()`,
		recovery_hashes: codes.map((code) => recoveryHash(accountId, code)),
		changed_at: sql<Date>`platform.now()`
	};
	await door.db
		.insertInto('platform.credential')
		.values({ org_id: door.actor.orgId, account_id: accountId, ...values })
		.onConflict((conflict) => conflict.columns(['org_id', 'account_id']).doUpdateSet(values))
		.execute();
}
