import {
	generateAuthenticationOptions,
	generateRegistrationOptions,
	verifyAuthenticationResponse,
	verifyRegistrationResponse,
	type RegistrationResponseJSON,
	type PublicKeyCredentialCreationOptionsJSON,
	type PublicKeyCredentialRequestOptionsJSON
} from '@simplewebauthn/server';
import { sql } from 'kysely';
import { randomBytes } from 'node:crypto';
import { record } from '../../audit/record.ts';
import { showTo } from '../../db/shown.ts';
import type { Tx } from '../../db/tx.ts';
import { done, doneWith, Forbidden, NotFound, refused, type Outcome } from '../../outcome.ts';
import { holdsRoleNow } from '../on-the-team.ts';
import { hashOf, openSession, type OpenedSession } from '../session.ts';
import { keepProved } from '../account/step-up.ts';
import { newChallenge, useChallenge, type ChallengePurpose } from './challenge.ts';
import type { Assertion, Attestation } from './form.ts';

/** Where a key works: the host that people type, with and without the rest of the address, and what phones call it. */
export interface KeyPlace {
	rpId: string;
	origin: string;
	/** The organisation's name, neutral as the sender of its letters is. */
	called: string;
}

const minutes = 5 * 60_000;
/** How many keys one person has at the most: some for each of her things. */
export const mostKeys = 12;
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));

/** What a browser is asked so that somebody comes in by a key. The same for anybody: it tells nothing of who has one. */
export async function beginToEnter(
	door: Tx,
	place: KeyPlace,
	browser: string
): Promise<PublicKeyCredentialRequestOptionsJSON> {
	return asking(door, place, 'enter', hashOf(browser));
}

async function asking(door: Tx, { rpId }: KeyPlace, purpose: ChallengePurpose, browserHash: Buffer) {
	const challenge = bytesOf(await newChallenge(door, purpose, browserHash));
	return generateAuthenticationOptions({ rpID: rpId, challenge, userVerification: 'required', timeout: minutes });
}

/** What a browser is asked so that it makes a key for whoever is signed in. Her keys at this host are named, so that none is made twice. */
export async function beginToAdd(
	atDoor: Tx,
	{ rpId, called }: KeyPlace,
	sessionHash: Buffer
): Promise<PublicKeyCredentialCreationOptionsJSON> {
	const hers = await keysOf(atDoor, herself(atDoor));
	const challenge = bytesOf(await newChallenge(atDoor, 'add', sessionHash));
	return generateRegistrationOptions({
		...{ rpName: called, rpID: rpId, challenge, timeout: minutes },
		...{ userName: called, userDisplayName: '', userID: new Uint8Array(hers[0]?.user_handle ?? randomBytes(32)) },
		attestationType: 'none',
		authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
		excludeCredentials: hers
			.filter((key) => key.rp_id === rpId)
			.map((key) => ({ id: Buffer.from(key.credential_id).toString('base64url') }))
	});
}

/** Whoever adds, ends or shows a key of hers is signed in, and speaks for herself. */
function herself(tx: Tx): string {
	if (!tx.actor.id) throw new Forbidden();
	return tx.actor.id;
}

const keysOf = (tx: Tx, accountId: string) =>
	tx.db
		.selectFrom('platform.passkey')
		.select(['user_handle', 'rp_id', 'credential_id'])
		.where('account_id', '=', accountId)
		.orderBy('id')
		.execute();

/** A key to keep: what the browser says of the one it made, whose it is by what the key itself keeps, and what she calls it. */
export interface NewKey {
	made: Attestation;
	userHandle: string;
	called: string;
}

/** Keeps a key that a browser made for whoever is signed in, when it signed this browser's challenge and asked for finger, face or PIN. */
export async function addPasskey(
	atDoor: Tx,
	place: KeyPlace,
	sessionHash: Buffer,
	{ made, userHandle, called }: NewKey
): Promise<Outcome<'wrong' | 'has-it-already' | 'enough'>> {
	const account = herself(atDoor);
	const challenge = challengeIn(made.response.clientDataJSON);
	if (!challenge || !(await useChallenge(atDoor, challenge, 'add', sessionHash))) return refused('wrong');
	if ((await keysOf(atDoor, account)).length >= mostKeys) return refused('enough');
	const seen = await verifyRegistrationResponse({
		response: made as RegistrationResponseJSON,
		...{ expectedChallenge: challenge, expectedOrigin: place.origin, expectedRPID: place.rpId },
		requireUserVerification: true
	}).catch(() => null);
	if (!seen?.verified) return refused('wrong');
	const { credential, credentialBackedUp } = seen.registrationInfo;
	const id = Buffer.from(credential.id, 'base64url');
	const kept = await atDoor.db
		.insertInto('platform.passkey')
		.values({
			...{ org_id: atDoor.actor.orgId, account_id: account, called, rp_id: place.rpId, strong: atDoor.actor.strong },
			...{ credential_hash: hashOfKey(id), credential_id: id, public_key: Buffer.from(credential.publicKey) },
			...{ user_handle: Buffer.from(userHandle, 'base64url'), transports: credential.transports ?? [] },
			...{ synced: credentialBackedUp, counter: credential.counter, made_on: today }
		})
		.onConflict((conflict) => conflict.columns(['org_id', 'credential_hash']).doNothing())
		.executeTakeFirst();
	if (!kept.numInsertedOrUpdatedRows) return refused('has-it-already');
	await record(atDoor, 'platform.passkey.added', { account });
	return done;
}

const today = sql<string>`(platform.now() at time zone 'UTC')::date`;
const hashOfKey = (credentialId: Buffer) => hashOf(credentialId.toString('base64url'));

/** The challenge that a browser says was signed; nothing where that can't be read. */
function challengeIn(clientDataJSON: string): string | null {
	try {
		const said = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8')) as { challenge?: unknown };
		return typeof said.challenge === 'string' && said.challenge.length < 200 ? said.challenge : null;
	} catch {
		return null; // it is no JSON
	}
}

/** Comes in by a key that was unlocked by finger, face or PIN: two factors, so that it opens a session that carries her roles. */
export async function enterByPasskey(
	door: Tx,
	place: KeyPlace,
	browser: string,
	signed: Assertion
): Promise<Outcome<'wrong', OpenedSession>> {
	const key = await signedBy(door, place, 'enter', hashOf(browser), signed);
	if (!key) return refused('wrong');
	await record(door, 'platform.passkey.used', { account: key.account_id });
	const session = await openSession(door, key.account_id, key.strong && (await holdsRoleNow(door, key.account_id)));
	return doneWith(session);
}

/** The key that signed this, where everything fits: the challenge, the host, its own count, and that it was unlocked; none otherwise. */
async function signedBy(
	door: Tx,
	place: KeyPlace,
	purpose: ChallengePurpose,
	browserHash: Buffer,
	signed: Assertion
): Promise<{ account_id: string; strong: boolean } | null> {
	const challenge = challengeIn(signed.response.clientDataJSON);
	if (!challenge || !(await useChallenge(door, challenge, purpose, browserHash))) return null;
	const key = await keyShown(door, signed);
	if (!key || key.rp_id !== place.rpId) return null;
	const isHers = !signed.response.userHandle || bytesAreEqual(key.user_handle, signed.response.userHandle);
	const seen = await verifyAuthenticationResponse({
		response: signed,
		...{ expectedChallenge: challenge, expectedOrigin: place.origin, expectedRPID: place.rpId },
		credential: {
			id: Buffer.from(key.credential_id).toString('base64url'),
			publicKey: new Uint8Array(key.public_key),
			counter: key.synced ? 0 : Number(key.counter) // a synced key counts on each of its things apart
		},
		requireUserVerification: true
	}).catch(() => null);
	if (!isHers || !seen?.verified) {
		await record(door, 'platform.passkey.refused', { account: key.account_id });
		return null;
	}
	await door.db
		.updateTable('platform.passkey')
		.set({
			counter: seen.authenticationInfo.newCounter,
			synced: seen.authenticationInfo.credentialBackedUp,
			used_on: today
		})
		.where('id', '=', key.id)
		.execute();
	return key;
}

async function keyShown(door: Tx, { rawId }: Assertion) {
	const hash = hashOfKey(Buffer.from(rawId, 'base64url'));
	await showTo(door, hash);
	return door.db
		.selectFrom('platform.passkey as key')
		.innerJoin('platform.account as account', (join) =>
			join.onRef('account.org_id', '=', 'key.org_id').onRef('account.id', '=', 'key.account_id')
		)
		.select(['key.id', 'key.account_id', 'key.credential_id', 'key.public_key', 'key.user_handle'])
		.select(['key.rp_id', 'key.strong', 'key.synced', 'key.counter'])
		.where('key.credential_hash', '=', hash)
		.where('account.closed_at', 'is', null)
		.executeTakeFirst();
}

const bytesAreEqual = (kept: Uint8Array, said: string) => Buffer.from(kept).equals(Buffer.from(said, 'base64url'));

/** Shows a key of hers in a browser in which she is signed in: it holds for five minutes there, as digits do. */
export async function proveByPasskey(
	atDoor: Tx,
	place: KeyPlace,
	sessionHash: Buffer,
	signed: Assertion
): Promise<Outcome<'wrong'>> {
	const account = herself(atDoor);
	const key = await signedBy(atDoor, place, 'prove', sessionHash, signed);
	if (!key?.strong || key.account_id !== account) return refused('wrong');
	await keepProved(atDoor, sessionHash);
	return done;
}

/** What a browser is asked so that whoever is signed in shows a key of hers once more. */
export async function beginToProve(
	atDoor: Tx,
	place: KeyPlace,
	sessionHash: Buffer
): Promise<PublicKeyCredentialRequestOptionsJSON> {
	herself(atDoor);
	return asking(atDoor, place, 'prove', sessionHash);
}

/** Ends a key of hers: it opens nothing from now on. Whoever came in by a letter alone ends none that was made with both factors. Returns what the browser is told, so that the phone forgets it too. */
export async function endPasskey(tx: Tx, id: string): Promise<{ rpId: string; credentialId: string }> {
	const account = herself(tx);
	const ended = await tx.db
		.deleteFrom('platform.passkey')
		.where('id', '=', id)
		.where('account_id', '=', account)
		.where((row) => row.or([row('strong', '=', false), row.lit(tx.actor.strong)]))
		.returning(['rp_id', 'credential_id'])
		.executeTakeFirst();
	if (!ended) throw new NotFound();
	await record(tx, 'platform.passkey.ended', { account });
	return { rpId: ended.rp_id, credentialId: Buffer.from(ended.credential_id).toString('base64url') };
}
