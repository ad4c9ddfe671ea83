import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { bound, SoftKey, synced, touched, type Otherwise } from '#cast/authenticator.ts';
import { test, type House } from '../../../../tests/support/house.ts';
import type { Role } from '../../db/tx.ts';
import { Forbidden, NotFound } from '../../outcome.ts';
import { makeAccount } from '../examples.ts';
import { tidyIdentity } from '../jobs.server.ts';
import { hashOf, newToken, openSession } from '../session.ts';
import { hasJustProved } from '../account/step-up.ts';
import {
	addPasskey,
	beginToAdd,
	beginToEnter,
	beginToProve,
	endPasskey,
	enterByPasskey,
	mostKeys,
	proveByPasskey
} from './commands.server.ts';
import type { Assertion } from './form.ts';
import { listOwnPasskeys } from './queries.server.ts';

const place = { rpId: 'kith.example.org', origin: 'https://kith.example.org', called: 'Willow Lane' };
const many = process.env.KITH_DEEP ? 10_000 : 60;
let people = 0;

/** Somebody who has a key, and the browser in which she is signed in. */
async function somebody(house: House, roles: readonly Role[] = [], kind = bound) {
	const id = await makeAccount(house.owner.db, house.orgId, `keys-${++people}@example.org`, roles);
	const session = hashOf((await house.as('door', (door) => openSession(door, id, roles.length > 0))).token);
	const asked = await house.atDoor(session, (tx) => beginToAdd(tx, place, session));
	const key = new SoftKey(place, Buffer.from(asked.user.id, 'base64url'), kind);
	const kept = await adds(house, session, asked.user.id, key.make(asked.challenge));
	if (!kept.ok) throw new Error(kept.reason);
	return { id, session, key };
}
const adds = (house: House, session: Buffer, userHandle: string, made: ReturnType<SoftKey['make']>) =>
	house.atDoor(session, (tx) => addPasskey(tx, place, session, { made, userHandle, called: 'My phone' }));

/** A browser that asks to come in: its secret, and what has to be signed. */
async function asks(house: House, browser = newToken()) {
	const options = await house.as('door', (door) => beginToEnter(door, place, browser));
	return { browser, options, challenge: options.challenge };
}
const enters = (house: House, browser: string, signed: Assertion, at = place) =>
	house.as('door', (door) => enterByPasskey(door, at, browser, signed));
async function tries(house: House, key: SoftKey, other: Otherwise = {}) {
	const { browser, challenge } = await asks(house);
	return enters(house, browser, key.sign(challenge, other));
}
const no = { ok: false, reason: 'wrong' };

test('a key that was unlocked opens a session that carries her roles; a parent’s opens hers', async ({ house }) => {
	const [ruth, ana] = [await somebody(house, ['coordinator']), await somebody(house)];
	const [entered, hers] = [await tries(house, ruth.key), await tries(house, ana.key)];
	const actorOf = (outcome: typeof entered) =>
		house.signedIn(hashOf(outcome.ok ? outcome.value.token : ''), async (tx) => tx.actor);
	expect(await actorOf(entered)).toMatchObject({ id: ruth.id, strong: true, roles: ['coordinator'] });
	expect(await actorOf(hers)).toMatchObject({ id: ana.id, strong: false, roles: [] });
	expect(await house.signedIn(ana.session, (tx) => listOwnPasskeys(tx, place.rpId))).toMatchObject([
		{ called: 'My phone', synced: false, sleeps: false }
	]);
});

test('a key that was touched and not unlocked neither is kept nor opens anything', async ({ house }) => {
	const ruth = await somebody(house, ['coordinator']);
	expect(await tries(house, ruth.key, { flags: touched })).toEqual(no);
	const asked = await house.atDoor(ruth.session, (tx) => beginToAdd(tx, place, ruth.session));
	const weak = new SoftKey(place, Buffer.from(asked.user.id, 'base64url'), touched);
	expect(await adds(house, ruth.session, asked.user.id, weak.make(asked.challenge))).toEqual(no);
});

test('a person has so many keys and no more, until she ends one', async ({ house }) => {
	const ana = await somebody(house);
	const another = async () => {
		const asked = await house.atDoor(ana.session, (tx) => beginToAdd(tx, place, ana.session));
		const key = new SoftKey(place, Buffer.from(asked.user.id, 'base64url'));
		return adds(house, ana.session, asked.user.id, key.make(asked.challenge));
	};
	for (let kept = 1; kept < mostKeys; kept++) expect(await another()).toEqual({ ok: true });
	expect(await another()).toEqual({ ok: false, reason: 'enough' });
	const [newest] = await house.signedIn(ana.session, (tx) => listOwnPasskeys(tx, place.rpId));
	await house.signedIn(ana.session, (tx) => endPasskey(tx, newest?.id ?? ''));
	expect(await another()).toEqual({ ok: true });
});

test('a key that was made with a letter alone opens her own page, also once she has a role', async ({ house }) => {
	const ana = await somebody(house);
	await sql`insert into platform.role_grant (org_id, account_id, role, until, why) values (${house.orgId}, ${ana.id}, 'coordinator', platform.now() + interval '1 year', 'x')`.execute(
		house.owner.db
	);
	const entered = await tries(house, ana.key);
	const actor = await house.signedIn(hashOf(entered.ok ? entered.value.token : ''), async (tx) => tx.actor);
	expect(actor).toMatchObject({ id: ana.id, strong: false, roles: [] });
});

test('a key shown once more proves in that browser for whoever is signed in there, and nobody else’s does', async ({
	house
}) => {
	const [ruth, carol] = [await somebody(house, ['coordinator']), await somebody(house, ['coordinator'])];
	const proves = async (key: SoftKey, session: Buffer) => {
		const asked = await house.atDoor(session, (tx) => beginToProve(tx, place, session));
		return house.atDoor(session, (tx) => proveByPasskey(tx, place, session, key.sign(asked.challenge)));
	};
	await sql`update platform.session set proved_at = null where token_hash = ${ruth.session}`.execute(house.owner.db);
	const isFresh = () => house.signedIn(ruth.session, (tx) => hasJustProved(tx, ruth.session));
	expect(await proves(carol.key, ruth.session)).toEqual(no);
	expect(await isFresh()).toBe(false);
	expect(await proves(ruth.key, ruth.session)).toEqual({ ok: true });
	expect(await isFresh()).toBe(true);
});

test('what a browser is asked is the same for anybody, and names no key', async ({ house }) => {
	const before = (await asks(house)).options;
	await somebody(house, ['coordinator']);
	const after = (await asks(house)).options;
	expect({ ...after, challenge: '' }).toEqual({ ...before, challenge: '' });
	expect(after.allowCredentials ?? []).toEqual([]);
	expect(after.userVerification).toBe('required');
});

test('a challenge serves once, in the browser that asked, for what it was asked for, and for five minutes', async ({
	house
}) => {
	const ruth = await somebody(house, ['coordinator']);
	const { browser, challenge } = await asks(house);
	expect(await enters(house, newToken(), ruth.key.sign(challenge))).toEqual(no);
	expect(await enters(house, browser, ruth.key.sign(challenge))).toMatchObject({ ok: true });
	expect(await enters(house, browser, ruth.key.sign(challenge))).toEqual(no);
	const late = await asks(house);
	await sql`update platform.challenge set expires_at = platform.now() - interval '1 second' where challenge_hash = ${hashOf(late.challenge)}`.execute(
		house.owner.db
	);
	expect(await enters(house, late.browser, ruth.key.sign(late.challenge))).toEqual(no);
	const forAdding = await house.atDoor(ruth.session, (tx) => beginToAdd(tx, place, ruth.session));
	expect(await enters(house, late.browser, ruth.key.sign(forAdding.challenge))).toEqual(no);
});

test('a challenge that ran out a day ago is due to be let go, and is gone', async ({ house }) => {
	await asks(house);
	const left = house.owner.db.selectFrom('platform.challenge').select('challenge_hash');
	const isDue = async () => {
		const { rows } = await sql<{ org: string }>`select platform.due_tidying() as org`.execute(house.owner.db);
		return rows.some(({ org }) => org === house.orgId);
	};
	const sinceItRanOut = (hours: number) =>
		sql`update platform.challenge set expires_at = platform.now() - make_interval(hours => ${hours})`.execute(
			house.owner.db
		);
	await sinceItRanOut(23);
	expect(await isDue()).toBe(false);
	await sinceItRanOut(25);
	expect(await isDue()).toBe(true);
	await house.as('job', tidyIdentity);
	expect(await left.execute()).toEqual([]);
});

test('the count of a key that lies on one thing only rises; a synced one counts as it likes', async ({ house }) => {
	const [ruth, ana] = [await somebody(house, ['coordinator']), await somebody(house, [], synced)];
	expect(await tries(house, ruth.key, { counter: 40 })).toMatchObject({ ok: true });
	for (const counter of [40, 3]) expect(await tries(house, ruth.key, { counter })).toEqual(no);
	expect(await tries(house, ruth.key, { counter: 41 })).toMatchObject({ ok: true });
	for (const counter of [40, 3]) expect(await tries(house, ana.key, { counter })).toMatchObject({ ok: true });
});

test('a key sleeps at another host, and an ended one opens nothing; nobody ends another’s', async ({ house }) => {
	const [ruth, ana] = [await somebody(house, ['coordinator']), await somebody(house)];
	const elsewhere = { ...place, rpId: 'other.example.org', origin: 'https://other.example.org' };
	const moved = await asks(house);
	expect(await enters(house, moved.browser, ruth.key.sign(moved.challenge), elsewhere)).toEqual(no);
	const [asleep] = await house.signedIn(ruth.session, (tx) => listOwnPasskeys(tx, elsewhere.rpId));
	expect(asleep?.sleeps).toBe(true);
	const id = asleep?.id ?? '';
	await expect(house.signedIn(ana.session, (tx) => endPasskey(tx, id))).rejects.toThrow(NotFound);
	await expect(house.as('visitor', (tx) => endPasskey(tx, id))).rejects.toThrow(Forbidden);
	await house.signedIn(ruth.session, (tx) => endPasskey(tx, id));
	expect(await tries(house, ruth.key)).toEqual(no);
});

test('whoever came in by a letter alone neither sees nor ends a key made with both factors', async ({ house }) => {
	const ruth = await somebody(house, ['coordinator']);
	const [made] = await house.signedIn(ruth.session, (tx) => listOwnPasskeys(tx, place.rpId));
	const byLetter = hashOf((await house.as('door', (door) => openSession(door, ruth.id, false))).token);
	expect(await house.signedIn(byLetter, (tx) => listOwnPasskeys(tx, place.rpId))).toEqual([]);
	await expect(house.signedIn(byLetter, (tx) => endPasskey(tx, made?.id ?? ''))).rejects.toThrow(NotFound);
	expect(await tries(house, ruth.key)).toMatchObject({ ok: true });
});

test('of assertions that were tampered with none opens anything', { timeout: 600_000 }, async ({ house }) => {
	const [ruth, ana] = [await somebody(house, ['coordinator'], synced), await somebody(house)];
	const changes: ((signed: Assertion) => Assertion)[] = [
		...(['clientDataJSON', 'authenticatorData', 'signature'] as const).map((part) => (signed: Assertion) => {
			const bytes = Buffer.from(signed.response[part], 'base64url');
			const at = randomBytes(2).readUInt16BE() % bytes.length;
			bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
			return { ...signed, response: { ...signed.response, [part]: bytes.toString('base64url') } };
		}),
		(signed) => ({ ...signed, id: ana.key.id.toString('base64url'), rawId: ana.key.id.toString('base64url') })
	];
	const others: Otherwise[] = [
		{ origin: 'https://kith.example.org.evil.example' },
		{ origin: 'http://kith.example.org' },
		{ rpId: 'example.org' },
		{ challenge: newToken() },
		{ type: 'webauthn.create' },
		{ flags: 0 },
		{ flags: touched },
		{ userHandle: ana.key.userHandle }
	];
	for (let turn = 0; turn < many; turn++) {
		const { browser, challenge } = await asks(house);
		const kind = turn % (changes.length + others.length);
		const signed = ruth.key.sign(challenge, others[kind - changes.length]);
		const tampered = changes[kind]?.(signed) ?? signed;
		expect(await enters(house, browser, tampered), `${turn}`).toEqual(no);
	}
	expect(await tries(house, ruth.key)).toMatchObject({ ok: true });
});
