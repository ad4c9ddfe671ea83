import { expect } from 'vitest';
import { test, type House } from '../../../../tests/support/house.ts';
import { instant } from '../../clock.ts';
import { Forbidden } from '../../outcome.ts';
import { makeAccount } from '../examples.ts';
import { recoveryHash } from '../recovery.ts';
import { hashOf, openSession } from '../session.ts';
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

test('one other browser is ended by its key, and a key that is nobody’s ends none', async ({ house }) => {
	const she = await somebody(house, 3);
	const open = () => house.signedIn(she.session, (tx) => listOwnSessions(tx, she.session));
	const [, second] = await open();
	await house.signedIn(she.session, (tx) => endOthers(tx, she.session, 'nothing'));
	expect(await open()).toHaveLength(3);
	await house.signedIn(she.session, (tx) => endOthers(tx, she.session, second?.key));
	expect((await open()).map(({ key }) => key)).not.toContain(second?.key);
	expect(await open()).toHaveLength(2);
});

test('whoever showed one factor alone changes nothing', async ({ house }) => {
	const id = await makeAccount(house.owner.db, house.orgId, `weak-${++people}@example.org`, ['facilitator']);
	const weak = hashOf((await house.as('door', (door) => openSession(door, id, false))).token);
	await expect(house.atDoor(weak, (tx) => renewCodes(tx, 'x@example.org'))).rejects.toThrow(Forbidden);
	await expect(house.atDoor(weak, beginAnew)).rejects.toThrow(Forbidden);
	await expect(house.signedIn(weak, (tx) => endOthers(tx, weak))).rejects.toThrow(Forbidden);
});
