import { sql } from 'kysely';
import { expect } from 'vitest';
import { test, type House } from '../../../tests/support/house.ts';
import { NobodyThere } from '../db/tx.ts';
import { makeAccount } from './examples.ts';
import { tidyIdentity } from './jobs.server.ts';
import { endAllSessions, endSession, hashOf, newToken, openSession } from './session.ts';

let people = 0;
const open = async (house: House, strong: boolean) => {
	const id = await makeAccount(
		house.owner.db,
		house.orgId,
		`session-${++people}@example.org`,
		strong ? ['coordinator'] : []
	);
	const { token } = await house.as('door', (door) => openSession(door, id, strong));
	return { id, token, hash: hashOf(token) };
};
/** As if so much time had passed since this session was opened and last used. */
const later = (house: House, hash: Buffer, time: string, idle = time) =>
	sql`update platform.session set created_at = created_at - ${time}::interval, expires_at = expires_at - ${time}::interval,
		last_seen_at = platform.now() - ${idle}::interval where token_hash = ${hash}`.execute(house.owner.db);
const isOpen = async (house: House, hash: Buffer) =>
	house
		.signedIn(hash, async () => true)
		.catch((error: unknown) => {
			if (error instanceof NobodyThere) return false;
			throw error;
		});

test.for([
	['staff', true, '23 hours 59 minutes', '1 minute', true],
	['staff', true, '24 hours', '1 minute', false],
	['staff', true, '59 minutes', '59 minutes', true],
	['staff', true, '61 minutes', '61 minutes', false],
	['a parent', false, '29 days 23 hours', '29 days', true],
	['a parent', false, '30 days', '1 minute', false]
] as const)('%s (strong: %s), after %s, idle for %s: open is %s', async ([, strong, time, idle, still], { house }) => {
	const { hash } = await open(house, strong);
	await later(house, hash, time, idle);
	expect(await isOpen(house, hash)).toBe(still);
});

test('each use counts as being there, and an ended session never comes back', async ({ house }) => {
	const { hash } = await open(house, true);
	for (let half = 0; half < 4; half++) {
		await later(house, hash, '40 minutes', '40 minutes');
		expect(await isOpen(house, hash)).toBe(true);
	}
	await later(house, hash, '61 minutes');
	expect(await isOpen(house, hash)).toBe(false);
	expect(await isOpen(house, hash)).toBe(false);
});

test('a token is 256 bits, and only its hash is kept', async ({ house }) => {
	const { token, hash } = await open(house, false);
	expect(Buffer.from(token, 'base64url')).toHaveLength(32);
	const { rows } = await sql<{ line: string }>`select s::text as line from platform.session s`.execute(house.owner.db);
	const dump = rows.map(({ line }) => line).join('\n');
	expect(dump).toContain(hash.toString('hex'));
	for (const form of [token, Buffer.from(token).toString('hex'), Buffer.from(token, 'base64url').toString('hex')])
		expect(dump).not.toContain(form);
	expect(await isOpen(house, hashOf(newToken()))).toBe(false);
	expect(await isOpen(house, Buffer.alloc(32))).toBe(false);
});

test('signing out ends one session; ending all ends all of this person and of nobody else', async ({ house }) => {
	const ana = await open(house, false);
	const second = await house.as('door', (door) => openSession(door, ana.id, false));
	const bea = await open(house, false);
	await house.signedIn(ana.hash, (tx) => endSession(tx, ana.token));
	expect(await isOpen(house, ana.hash)).toBe(false);
	expect(await isOpen(house, hashOf(second.token))).toBe(true);
	await house.signedIn(bea.hash, (tx) => endSession(tx, second.token)); // not hers: nothing happens
	expect(await isOpen(house, hashOf(second.token))).toBe(true);
	await house.signedIn(hashOf(second.token), (tx) => endAllSessions(tx, ana.id));
	expect(await isOpen(house, hashOf(second.token))).toBe(false);
	expect(await isOpen(house, bea.hash)).toBe(true);
});

test('a closed account is nobody', async ({ house }) => {
	const { id, hash } = await open(house, false);
	await sql`update platform.account set closed_at = platform.now() where id = ${id}`.execute(house.owner.db);
	expect(await isOpen(house, hash)).toBe(false);
});

test('what ended a day ago is forgotten; what is open stays', async ({ house }) => {
	const [old, ended, fresh] = [await open(house, false), await open(house, false), await open(house, false)];
	await later(house, old.hash, '32 days');
	await sql`update platform.session set ended_at = platform.now() - interval '25 hours' where token_hash = ${ended.hash}`.execute(
		house.owner.db
	);
	await sql`insert into platform.tally values ('\\x00', platform.now() - interval '3 days', 1), ('\\x00', platform.now(), 1)`.execute(
		house.owner.db
	);
	await house.as('job', tidyIdentity);
	const kept = await house.owner.db.selectFrom('platform.session').select('token_hash').execute();
	const hashes = kept.map((row) => Buffer.from(row.token_hash).toString('hex'));
	expect(hashes).toContain(fresh.hash.toString('hex'));
	for (const gone of [old, ended]) expect(hashes).not.toContain(gone.hash.toString('hex'));
	expect(await house.owner.db.selectFrom('platform.tally').selectAll().execute()).toHaveLength(1);
});
