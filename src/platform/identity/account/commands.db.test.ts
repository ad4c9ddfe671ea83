import { expect } from 'vitest';
import { test, type House } from '../../../../tests/support/house.ts';
import { instant } from '../../clock.ts';
import { NobodyThere } from '../../db/tx.ts';
import { Forbidden } from '../../outcome.ts';
import { makeAccount } from '../examples.ts';
import { recoveryHash } from '../recovery.ts';
import { endSession, hashOf, nameDevice, openSession } from '../session.ts';
import { beginAnew, endOthers, keepPassword, renewCodes } from './commands.server.ts';
import { findOwnCredential, listOwnSessions, ownEmail } from './queries.server.ts';

let people = 0;

async function somebody(house: House, browsers = 1) {
	const email = `own-${++people}@example.org`;
	const id = await makeAccount(house.owner.db, house.orgId, email, ['facilitator']);
	const values = { password_hash: 'old', totp_confirmed_at: new Date(instant()), recovery_hashes: ['a', 'b'] };
	await house.owner.db
		.insertInto('platform.credential')
		.values({ org_id: house.orgId, account_id: id, ...values })
		.execute();
	const sessions: Buffer[] = [];
	for (let each = 0; each < browsers; each++)
		sessions.push(hashOf((await house.as('door', (door) => openSession(door, id, true))).token));
	return { id, email, sessions, session: sessions[0] ?? Buffer.alloc(0) };
}
const deeds = async (house: House, id: string) =>
	(
		await house.owner.db
			.selectFrom('platform.audit')
			.select('action')
			.where('actor_id', '=', id)
			.orderBy('at')
			.execute()
	).map(({ action }) => action);

test('a new password ends every other browser of hers, and nobody else’s', async ({ house }) => {
	const she = await somebody(house, 3);
	const other = await somebody(house);
	expect(await house.signedIn(she.session, ownEmail)).toBe(she.email);
	await house.atDoor(she.session, (tx) => keepPassword(tx, she.email, 'new', she.session));
	const sessions = await house.signedIn(she.session, (tx) => listOwnSessions(tx, she.session));
	expect(sessions.map(({ isThis }) => isThis)).toEqual([true]);
	expect(await house.signedIn(other.session, (tx) => listOwnSessions(tx, other.session))).toHaveLength(1);
	expect((await house.atDoor(she.session, (tx) => findOwnCredential(tx, she.email)))?.passwordHash).toBe('new');
	expect((await house.atDoor(other.session, (tx) => findOwnCredential(tx, other.email)))?.passwordHash).toBe('old');
	expect(await deeds(house, she.id)).toEqual(['platform.password.changed', 'platform.session.others-ended']);
});

test('new recovery codes take the place of the old', async ({ house }) => {
	const she = await somebody(house);
	const codes = await house.atDoor(she.session, (tx) => renewCodes(tx, she.email));
	const kept = await house.owner.db
		.selectFrom('platform.credential')
		.select('recovery_hashes')
		.where('account_id', '=', she.id)
		.executeTakeFirstOrThrow();
	expect(kept.recovery_hashes).toEqual(codes.map((code) => recoveryHash(she.id, code)));
	expect(codes).toHaveLength(10);
	expect(await deeds(house, she.id)).toEqual(['platform.recovery-codes.renewed']);
});

test('one other browser is ended by its key, and a key that is nobody’s ends none; nobody gets a letter', async ({
	house
}) => {
	const she = await somebody(house, 3);
	const open = () => house.signedIn(she.session, (tx) => listOwnSessions(tx, she.session));
	const [, second] = await open();
	await house.signedIn(she.session, (tx) => endOthers(tx, she.session, 'nothing'));
	expect(await open()).toHaveLength(3);
	await house.signedIn(she.session, (tx) => endOthers(tx, she.session, second?.key));
	expect((await open()).map(({ key }) => key)).not.toContain(second?.key);
	expect(await open()).toHaveLength(2);
	expect(
		await house.owner.db.selectFrom('platform.letter').select('id').where('account_id', '=', she.id).execute()
	).toEqual([]);
});

test('whoever showed one factor alone changes nothing', async ({ house }) => {
	const id = await makeAccount(house.owner.db, house.orgId, `weak-${++people}@example.org`, ['facilitator']);
	const weak = hashOf((await house.as('door', (door) => openSession(door, id, false))).token);
	await expect(house.atDoor(weak, (tx) => renewCodes(tx, 'x@example.org'))).rejects.toThrow(Forbidden);
	await expect(house.atDoor(weak, beginAnew)).rejects.toThrow(Forbidden);
	await expect(house.as('visitor', (tx) => endOthers(tx, weak))).rejects.toThrow(Forbidden);
});

test('whoever came in by a letter sees and ends browsers that a letter opened, and none that showed two factors', async ({
	house
}) => {
	const she = await somebody(house);
	const weak = async () => hashOf((await house.as('door', (door) => openSession(door, she.id, false))).token);
	const [here, there] = [await weak(), await weak()];
	expect(await house.signedIn(here, (tx) => listOwnSessions(tx, here))).toHaveLength(2);
	expect(await house.signedIn(she.session, (tx) => listOwnSessions(tx, she.session))).toHaveLength(3);
	await house.signedIn(here, (tx) => endOthers(tx, here));
	expect(await house.signedIn(she.session, (tx) => listOwnSessions(tx, she.session))).toHaveLength(2);
	await expect(house.signedIn(there, ownEmail)).rejects.toThrow(NobodyThere);
});

test('a browser is told by two words, kept at the door for whoever shows its token, and by nobody else', async ({
	house
}) => {
	const id = await makeAccount(house.owner.db, house.orgId, `told-${++people}@example.org`, []);
	const { token } = await house.as('door', (door) => openSession(door, id, false));
	const other = await somebody(house);
	await house.as('door', (door) => nameDevice(door, token, { device: 'phone', browser: 'Firefox' }));
	await house.signedIn(other.session, (tx) => nameDevice(tx, token, { device: 'computer', browser: null }));
	const [session] = await house.signedIn(hashOf(token), (tx) => listOwnSessions(tx, hashOf(token)));
	expect(session).toMatchObject({ device: 'phone', browser: 'Firefox', isThis: true });
	await house.signedIn(hashOf(token), (tx) => endSession(tx, token));
	await expect(house.signedIn(hashOf(token), ownEmail)).rejects.toThrow(NobodyThere);
});
