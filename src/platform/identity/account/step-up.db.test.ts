import { sql } from 'kysely';
import { expect } from 'vitest';
import { test, type House } from '../../../../tests/support/house.ts';
import { instant } from '../../clock.ts';
import { Forbidden } from '../../outcome.ts';
import { makeAccount } from '../examples.ts';
import { recoveryHash } from '../recovery.ts';
import { seal } from '../sealing.ts';
import { hashOf, openSession } from '../session.ts';
import { digitsAt, newTotpSecret } from '../totp.ts';
import { askedProof, hasJustProved, proveAgain, staysOpen } from './step-up.ts';

let people = 0;

/** Somebody who has both factors, and a browser in which she showed them so many minutes ago. */
async function somebody(house: House) {
	const email = `proves-${++people}@example.org`;
	const id = await makeAccount(house.owner.db, house.orgId, email, ['coordinator']);
	const secret = newTotpSecret();
	const values = {
		totp_secret: seal('totp', `${house.orgId} ${id}`, secret),
		totp_confirmed_at: new Date(instant()),
		recovery_hashes: [recoveryHash(id, 'abcd-efgh-jkmn')]
	};
	await house.owner.db
		.insertInto('platform.credential')
		.values({ org_id: house.orgId, account_id: id, ...values })
		.execute();
	const open = async (strong = true) => hashOf((await house.as('door', (door) => openSession(door, id, strong))).token);
	return { id, email, secret, open, session: await open() };
}
type Somebody = Awaited<ReturnType<typeof somebody>>;

const later = (house: House, session: Buffer, minutes: number) =>
	sql`update platform.session set proved_at = platform.now() - make_interval(mins => ${minutes}) where token_hash = ${session}`.execute(
		house.owner.db
	);
const isFresh = (house: House, session: Buffer) => house.signedIn(session, (tx) => hasJustProved(tx, session));
const types = (house: House, she: Somebody, typed: string, session = she.session) =>
	house.atDoor(session, (tx) => proveAgain(tx, she.email, session, typed));

test('signing in proves for five minutes, and then digits do, once, in this browser alone', async ({ house }) => {
	const she = await somebody(house);
	const other = await she.open();
	expect(await isFresh(house, she.session)).toBe(true);
	for (const session of [she.session, other]) await later(house, session, 6);
	expect(await isFresh(house, she.session)).toBe(false);
	const digits = digitsAt(she.secret);
	expect(await types(house, she, digits)).toBe(true);
	expect([await isFresh(house, she.session), await isFresh(house, other)]).toEqual([true, false]);
	expect(await types(house, she, digits, other)).toBe(false); // used already
	expect(await isFresh(house, other)).toBe(false);
});

test('a recovery code does too, once; wrong ones do not, and each is written down', async ({ house }) => {
	const she = await somebody(house);
	await later(house, she.session, 6);
	for (const wrong of ['000000', 'abcd-efgh-jkmm', 'x']) expect(await types(house, she, wrong)).toBe(false);
	expect(await isFresh(house, she.session)).toBe(false);
	expect(await types(house, she, 'abcd efgh jkmn')).toBe(true);
	expect(await isFresh(house, she.session)).toBe(true);
	expect(await types(house, she, 'abcd-efgh-jkmn')).toBe(false);
	const { rows } = await sql<{
		action: string;
	}>`select action from platform.audit where actor_id = ${she.id} order by at, id`.execute(house.owner.db);
	expect(rows.filter(({ action }) => action === 'platform.second-factor.refused')).toHaveLength(4);
	expect(rows.filter(({ action }) => action === 'platform.session.proved')).toHaveLength(1);
});

test('whoever came in by a letter proves nothing, with whatever digits, and nobody proves with those of another', async ({
	house
}) => {
	const [she, other] = [await somebody(house), await somebody(house)];
	const weak = await she.open(false);
	expect(await isFresh(house, weak)).toBe(false);
	await expect(types(house, she, digitsAt(she.secret), weak)).rejects.toThrow(Forbidden);
	await later(house, she.session, 6);
	const withHers = house.atDoor(she.session, (tx) => proveAgain(tx, other.email, she.session, digitsAt(other.secret)));
	expect(await withHers).toBe(false);
	expect(await isFresh(house, she.session)).toBe(false);
});

test('pages that lock stay open for ten minutes after each was read, in that browser alone, until a second factor is shown', async ({
	house
}) => {
	const she = await somebody(house);
	const [other, weak] = [await she.open(), await she.open(false)];
	const isOpen = (session: Buffer) => house.signedIn(session, (tx) => staysOpen(tx, session));
	const idle = (session: Buffer, minutes: number) =>
		sql`update platform.session set proved_at = platform.now() - interval '1 hour', private_at = platform.now() - make_interval(mins => ${minutes}) where token_hash = ${session}`.execute(
			house.owner.db
		);
	expect([await isOpen(she.session), await isOpen(weak)]).toEqual([true, false]);
	await idle(she.session, 9);
	await idle(other, 11);
	expect([await isOpen(she.session), await isOpen(other)]).toEqual([true, false]);
	expect(await isOpen(other)).toBe(false); // asking alone opens nothing
	await types(house, she, digitsAt(she.secret), other);
	expect(await isOpen(other)).toBe(true);
	expect(await house.signedIn(she.session, (tx) => staysOpen(tx, other))).toBe(true);
	const ben = await somebody(house);
	expect(await house.signedIn(ben.session, (tx) => staysOpen(tx, she.session))).toBe(false);
});

test('a key is offered instead of digits where she has one here that was made with both factors', async ({ house }) => {
	const she = await somebody(house);
	const asked = () => house.signedIn(she.session, (tx) => askedProof(tx, she.session, 'kith.example.org'));
	expect(await asked()).toBeNull();
	await later(house, she.session, 6);
	const key = (rp_id: string, strong: boolean, at: number) =>
		house.owner.db
			.insertInto('platform.passkey')
			.values({
				...{ org_id: house.orgId, account_id: she.id, rp_id, strong, synced: false, called: 'Mine' },
				...{ credential_hash: Buffer.alloc(32, at), credential_id: Buffer.alloc(16, at), made_on: '2026-01-01' },
				...{ public_key: Buffer.alloc(40), user_handle: Buffer.alloc(32, 7) }
			})
			.execute();
	await key('elsewhere.example.org', true, 1);
	await key('kith.example.org', false, 2);
	expect(await asked()).toEqual({ byKey: false });
	await key('kith.example.org', true, 3);
	expect(await asked()).toEqual({ byKey: true });
});
