import { instant } from '../clock.ts';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { test, type House } from '../../../tests/support/house.ts';
import { NobodyThere, type Role, type Tx } from '../db/tx.ts';
import { uuidv7 } from '../db/ids.ts';
import { inLanguage } from '../i18n/language.ts';
import { Forbidden, NotFound } from '../outcome.ts';
import { grant, makeAccount } from './examples.ts';
import { staffInvitationLetter } from './mail.server.ts';
import { hashOf, openSession } from './session.ts';
import { findStaffInvitation, hasSetUp } from './set-up.ts';
import { addStaff, endRole, inviteToSetUp } from './staff.ts';

let people = 0;
const nextYear = () => new Date(instant() + 365 * 864e5);
const wanted = (email: string, role: Role = 'facilitator') => ({
	email,
	language: 'es',
	role,
	until: nextYear(),
	why: 'runs the Tuesday course'
});
const signedIn = async (house: House, ...roles: Role[]) => {
	const id = await makeAccount(house.owner.db, house.orgId, `staff-${++people}@example.org`, roles);
	const { token } = await house.as('door', (door) => openSession(door, id, roles.length > 0));
	return { id, hash: hashOf(token), does: <T>(work: (tx: Tx) => Promise<T>) => house.signedIn(hashOf(token), work) };
};
const lettersTo = (house: House, id: string) =>
	house.owner.db.selectFrom('platform.letter').select('kind').where('account_id', '=', id).execute();

test('a coordinator adds somebody: an account, a role with an end, a letter, and an audit row', async ({ house }) => {
	const coordinator = await signedIn(house, 'coordinator');
	const added = await coordinator.does((tx) => addStaff(tx, wanted('  New.Person@Example.org ')));
	expect(added).toMatchObject({ ok: true, value: { isNew: true } });
	const id = added.ok ? added.value.accountId : '';
	expect(await lettersTo(house, id)).toEqual([{ kind: 'platform.staff-invitation' }]);
	const grants = house.owner.db.selectFrom('platform.role_grant').selectAll().where('account_id', '=', id);
	expect(await grants.execute()).toMatchObject([
		{ role: 'facilitator', granted_by: coordinator.id, why: 'runs the Tuesday course', ended_at: null }
	]);
	const audit = house.owner.db
		.selectFrom('platform.audit')
		.select('action')
		.where(sql<boolean>`subject ->> 'account' = ${id}`);
	expect((await audit.execute()).map(({ action }) => action).sort()).toEqual([
		'platform.role.granted',
		'platform.staff.invited'
	]);
	expect(await coordinator.does((tx) => addStaff(tx, wanted('new.person@example.org')))).toMatchObject({
		reason: 'has-it-already'
	});
	expect(await coordinator.does((tx) => addStaff(tx, wanted('new.person@example.org', 'evaluator')))).toMatchObject({
		ok: true,
		value: { accountId: id, isNew: false }
	});
	expect(
		await coordinator.does((tx) => addStaff(tx, { ...wanted('late@example.org'), until: new Date(0) }))
	).toMatchObject({ reason: 'over-already' });
});

test('a parent who becomes a facilitator keeps her account', async ({ house }) => {
	const coordinator = await signedIn(house, 'coordinator');
	const parent = await makeAccount(house.owner.db, house.orgId, 'parent-first@example.org');
	expect(await coordinator.does((tx) => addStaff(tx, wanted('parent-first@example.org')))).toMatchObject({
		ok: true,
		value: { accountId: parent, isNew: false }
	});
});

test('whoever has set up both factors gets no second invitation with another role', async ({ house }) => {
	const coordinator = await signedIn(house, 'coordinator');
	const id = await makeAccount(house.owner.db, house.orgId, 'ready@example.org', ['facilitator']);
	expect(await coordinator.does((tx) => hasSetUp(tx, id))).toBe(false);
	await sql`insert into platform.credential (org_id, account_id, totp_confirmed_at) values (${house.orgId}, ${id}, platform.now())`.execute(
		house.owner.db
	);
	expect(await coordinator.does((tx) => hasSetUp(tx, id))).toBe(true);
	await coordinator.does((tx) => addStaff(tx, wanted('ready@example.org', 'evaluator')));
	expect(await lettersTo(house, id)).toEqual([]);
	await coordinator.does((tx) => inviteToSetUp(tx, id)); // she lost her phone
	expect(await lettersTo(house, id)).toHaveLength(1);
});

test.for(['facilitator', 'creche_worker', 'safeguarding_lead', 'evaluator'] as const)(
	'a %s may not change the team, nor write roles past the rules',
	async (role, { house }) => {
		const other = await signedIn(house, role);
		const target = await makeAccount(house.owner.db, house.orgId, `target-${++people}@example.org`, ['evaluator']);
		const held = await grant(house.owner.db, house.orgId, other.id, 'creche_worker');
		await expect(other.does((tx) => addStaff(tx, wanted('x@example.org', 'coordinator')))).rejects.toThrow(Forbidden);
		await expect(other.does((tx) => inviteToSetUp(tx, target))).rejects.toThrow(Forbidden);
		await expect(other.does((tx) => endRole(tx, held))).rejects.toThrow(Forbidden);
		const row = {
			org_id: house.orgId,
			account_id: other.id,
			role: 'coordinator',
			until: nextYear(),
			why: 'took it',
			granted_by: other.id
		};
		await expect(other.does((tx) => tx.db.insertInto('platform.role_grant').values(row).execute())).rejects.toThrow(
			/row-level security|do not go together/
		);
		const change = (set: { role: string } | { ended_at: Date }) =>
			other.does((tx) => tx.db.updateTable('platform.role_grant').set(set).where('id', '=', held).executeTakeFirst());
		await expect(change({ role: 'coordinator' })).rejects.toThrow(/permission denied/);
		expect(Number((await change({ ended_at: nextYear() })).numUpdatedRows)).toBe(0);
		expect(await lettersTo(house, target)).toEqual([]);
	}
);

test('a role that ends takes its sessions with it at once, and leaves a plain one alone', async ({ house }) => {
	const [coordinator, ana] = [await signedIn(house, 'coordinator'), await signedIn(house, 'facilitator')];
	const plain = await house.as('door', (door) => openSession(door, ana.id, false));
	const { id } = await house.owner.db
		.selectFrom('platform.role_grant')
		.select('id')
		.where('account_id', '=', ana.id)
		.executeTakeFirstOrThrow();
	expect(await ana.does(async (tx) => tx.actor.roles)).toEqual(['facilitator']);
	expect(await coordinator.does((tx) => endRole(tx, id))).toMatchObject({ ok: true });
	await expect(ana.does(async () => 0)).rejects.toThrow(NobodyThere);
	expect(await house.signedIn(hashOf(plain.token), async (tx) => tx.actor.roles)).toEqual([]);
	expect(await coordinator.does((tx) => endRole(tx, id))).toMatchObject({ reason: 'ended-already' });
	await expect(coordinator.does((tx) => endRole(tx, uuidv7()))).rejects.toThrow(NotFound);
});

test('a role that runs out by the calendar opens nothing from that moment', async ({ house }) => {
	const ana = await signedIn(house, 'facilitator');
	const endsIn = (some: string) =>
		sql`update platform.role_grant set since = platform.now() - interval '2 days', until = platform.now() + ${some}::interval where account_id = ${ana.id}`.execute(
			house.owner.db
		);
	await endsIn('1 minute');
	expect(await ana.does(async (tx) => tx.actor.roles)).toEqual(['facilitator']);
	await endsIn('-1 millisecond');
	await expect(ana.does(async () => 0)).rejects.toThrow(NobodyThere);
});

test('the last coordinator stays, also when two end each other at the same moment', async ({ house }) => {
	await sql`update platform.role_grant set ended_at = platform.now() where role = 'coordinator' and ended_at is null`.execute(
		house.owner.db
	);
	const [ana, bea] = [await signedIn(house, 'coordinator'), await signedIn(house, 'coordinator')];
	const grantOf = async (id: string) =>
		(
			await house.owner.db
				.selectFrom('platform.role_grant')
				.select('id')
				.where('account_id', '=', id)
				.executeTakeFirstOrThrow()
		).id;
	const [hers, other] = [await grantOf(ana.id), await grantOf(bea.id)];
	const ends = await Promise.allSettled([ana.does((tx) => endRole(tx, other)), bea.does((tx) => endRole(tx, hers))]);
	const done = ends.filter((end) => end.status === 'fulfilled' && end.value.ok);
	expect(done).toHaveLength(1);
	const left = house.owner.db
		.selectFrom('platform.role_grant')
		.select(['id', 'account_id'])
		.where('role', '=', 'coordinator')
		.where('ended_at', 'is', null);
	const [last] = await left.execute();
	expect(await left.execute()).toHaveLength(1);
	const stays = last!.account_id === ana.id ? ana : bea;
	expect(await stays.does((tx) => endRole(tx, last!.id))).toMatchObject({ reason: 'last-coordinator' });
});

test('a newer invitation voids the older one; without a role there is none', async ({ house }) => {
	const id = await makeAccount(house.owner.db, house.orgId, `invited-${++people}@example.org`, ['facilitator']);
	const write = () => inLanguage('en', () => house.as('job', (tx) => staffInvitationLetter(tx, id)));
	const token = (letter: Awaited<ReturnType<typeof write>>) => letter!.act!.path.split('/').at(-1)!;
	const [older, newer] = [token(await write()), token(await write())];
	expect(await house.as('door', (door) => findStaffInvitation(door, older))).toBeNull();
	expect(await house.as('door', (door) => findStaffInvitation(door, newer))).toMatchObject({ accountId: id });
	const lasts = house.owner.db
		.selectFrom('platform.proof')
		.select(sql<string>`(expires_at - created_at)::text`.as('time'))
		.where('account_id', '=', id);
	expect(await lasts.execute()).toEqual([{ time: '7 days' }]);
	await sql`update platform.role_grant set ended_at = platform.now() where account_id = ${id}`.execute(house.owner.db);
	expect(await write()).toBeNull();
});
