import { instant } from '../clock.ts';
import { argon2Sync } from 'node:crypto';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { test, type House } from '../../../tests/support/house.ts';
import { asOf, NobodyThere, type Role, type Tx } from '../db/tx.ts';
import { makeAccount } from './examples.ts';
import { isOutdated } from './passwords/hash.ts';
import { mintProof } from './proof.ts';
import { recoveryHash } from './recovery.ts';
import { hashOf, openSession } from './session.ts';
import { choosePassword, findStaffInvitation, finishSetUp, secretOf } from './set-up.ts';
import { showPassword, showSecondFactor } from './staff-sign-in.ts';
import { digitsAt } from './totp.ts';

const password = 'slow river over stones';
const minute = 60_000;
const many = process.env.KITH_DEEP ? 100 : 10;
const deep = process.env.KITH_DEEP ? 1000 : 200;
let people = 0;

/** Somebody on the team who has been through the set-up: what she would have on paper and on her phone. */
async function colleague(house: House, roles: readonly Role[] = ['facilitator'], now = instant() - 10 * minute) {
	const email = `colleague-${++people}@example.org`;
	const id = await makeAccount(house.owner.db, house.orgId, email, roles);
	return { id, email, ...(await setUp(house, id, password, now)) };
}

async function setUp(house: House, id: string, chosen: string, now: number) {
	const token = await house.as('door', (door) => mintProof(door, id, 'staff-invitation'));
	const halfway = await choosePassword(token, chosen, []);
	if (!halfway.ok) throw new Error(halfway.reason);
	const secret = secretOf(token, halfway.value) ?? '';
	const digits = digitsAt(secret, now);
	const finished = await house.as('door', (door) =>
		finishSetUp(asOf(door, new Date(now)), token, halfway.value, digits)
	);
	if (!finished.ok) throw new Error(finished.reason);
	return { token, secret, ...finished.value };
}

const door =
	(house: House) =>
	<T>(work: (tx: Tx) => Promise<T>) =>
		house.as('door', work);
const first = async (house: House, email: string, typed = password) => {
	const shown = await showPassword(door(house), email, typed);
	return shown.ok ? shown.value : null;
};
const second = (house: House, token: string, typed: string, now?: number) =>
	house.as('door', (tx) => showSecondFactor(now ? asOf(tx, new Date(now)) : tx, token, typed));

test('two factors open a session that carries her roles', async ({ house }) => {
	const ana = await colleague(house, ['facilitator', 'safeguarding_lead']);
	const entered = await second(house, (await first(house, ana.email))!, digitsAt(ana.secret));
	expect(entered).toMatchObject({ ok: true, value: { codesLeft: null } });
	const actor = await house.signedIn(hashOf(entered.ok ? entered.value.token : ''), async (tx) => tx.actor);
	expect(actor).toMatchObject({ id: ana.id, strong: true });
	expect([...actor.roles].sort()).toEqual(['facilitator', 'safeguarding_lead']);
});

test('one factor alone opens nothing, whatever is missing', async ({ house }) => {
	const ana = await colleague(house);
	const token = (await first(house, ana.email))!;
	expect(await second(house, token, '')).toMatchObject({ ok: false, reason: 'wrong' });
	expect(await second(house, 'made-up', digitsAt(ana.secret))).toMatchObject({ ok: false, reason: 'too-old' });
	expect(await first(house, ana.email, 'another password')).toBeNull();
	expect(await first(house, 'stranger@example.org')).toBeNull();
	const parent = await makeAccount(house.owner.db, house.orgId, `no-credential-${++people}@example.org`);
	expect(parent).toBeTruthy();
	expect(await first(house, `no-credential-${people}@example.org`, '')).toBeNull();
	const sessions = house.owner.db.selectFrom('platform.session').select('token_hash').where('account_id', '=', ana.id);
	expect(await sessions.where('ended_at', 'is', null).execute()).toHaveLength(1); // from the set-up
});

test('the same six digits never serve twice, in the same try, a new one, or fifty at once', async ({ house }) => {
	const ana = await colleague(house);
	const digits = digitsAt(ana.secret);
	expect(await second(house, (await first(house, ana.email))!, digits)).toMatchObject({ ok: true });
	let accepted = 0;
	for (let turn = 0; turn < deep; turn++) {
		const token = await house.as('door', (tx) => mintProof(tx, ana.id, 'second-factor'));
		if ((await second(house, token, digits)).ok) accepted++;
	}
	expect(accepted).toBe(0);
	expect(await second(house, (await first(house, ana.email))!, digitsAt(ana.secret, instant() - 30_000))).toMatchObject(
		{ ok: false }
	); // earlier than the last
});

test('a clock that ran ahead a day and was put right locks nobody out, and no digits serve twice on the way', async ({
	house
}) => {
	const ana = await colleague(house);
	const at = async (now: number) => {
		const token = await house.as('door', (tx) => mintProof(tx, ana.id, 'second-factor'));
		return (await second(house, token, digitsAt(ana.secret, now), now)).ok;
	};
	const [now, ahead] = [instant() + 600_000, instant() + 26 * 3_600_000];
	expect([await at(now), await at(ahead), await at(now + 30_000)]).toEqual([true, true, true]);
	expect([await at(now), await at(ahead), await at(now + 30_000)]).toEqual([false, false, false]);
});

test('fifty at once with the same digits, each with a challenge of its own: exactly one gets in', async ({ house }) => {
	const ana = await colleague(house, ['facilitator'], instant() - 1000 * minute);
	for (let round = 0; round < many; round++) {
		const now = instant() - (many - round) * minute;
		const tokens = await Promise.all(
			Array.from({ length: 50 }, () => house.as('door', (tx) => mintProof(tx, ana.id, 'second-factor')))
		);
		const answers = await Promise.all(tokens.map((token) => second(house, token, digitsAt(ana.secret, now), now)));
		expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
	}
}, 300_000);

test('fifty at once with the same recovery code: exactly one gets in, and that code is gone', async ({ house }) => {
	const ana = await colleague(house);
	for (const [round, code] of ana.codes.slice(0, 3).entries()) {
		const tokens = await Promise.all(
			Array.from({ length: 50 }, () => house.as('door', (tx) => mintProof(tx, ana.id, 'second-factor')))
		);
		const answers = await Promise.all(tokens.map((token) => second(house, token, code)));
		expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
		expect(answers.find(({ ok }) => ok)).toMatchObject({ value: { codesLeft: 9 - round } });
	}
});

test('a recovery code is read with or without its dash and capitals, and belongs to one person', async ({ house }) => {
	const [ana, bea] = [await colleague(house), await colleague(house)];
	const typed = ` ${ana.codes[0]!.toUpperCase().replace('-', ' ')} `;
	expect(await second(house, (await first(house, bea.email))!, typed)).toMatchObject({ ok: false });
	expect(await second(house, (await first(house, ana.email))!, typed)).toMatchObject({
		ok: true,
		value: { codesLeft: 9 }
	});
});

test('a recovery code ends every key and every other browser of hers, and says which; digits end nothing', async ({
	house
}) => {
	const [ana, bea] = [await colleague(house), await colleague(house)];
	const session = async ({ id }: { id: string }) =>
		hashOf((await house.as('door', (tx) => openSession(tx, id, true))).token);
	const [lost, others] = [await session(ana), await session(bea)];
	const key = (id: string, at: number) =>
		house.owner.db
			.insertInto('platform.passkey')
			.values({
				...{ org_id: house.orgId, account_id: id, rp_id: 'kith.example.org', strong: true, synced: false },
				...{ credential_hash: Buffer.alloc(32, at), credential_id: Buffer.alloc(16, at), made_on: '2026-01-01' },
				...{ public_key: Buffer.alloc(40), user_handle: Buffer.alloc(32, at), called: 'My phone' }
			})
			.execute();
	await key(ana.id, 1);
	await key(bea.id, 2);
	expect(await second(house, (await first(house, ana.email))!, digitsAt(ana.secret))).toMatchObject({
		value: { ended: null }
	});
	const entered = await second(house, (await first(house, ana.email))!, ana.codes[0]!);
	expect(entered).toMatchObject({ value: { ended: { keys: ['My phone'], browsers: [{}, {}, {}] } } });
	const whose = (hash: Buffer) => house.signedIn(hash, async ({ actor }) => actor.id);
	await expect(whose(lost)).rejects.toThrow(NobodyThere);
	expect(await whose(others)).toBe(bea.id);
	expect(await whose(hashOf(entered.ok ? entered.value.token : ''))).toBe(ana.id);
	const keys = await house.owner.db.selectFrom('platform.passkey').select('account_id').execute();
	expect(keys).toEqual([{ account_id: bea.id }]);
});

test('a challenge takes five tries and ten minutes, and serves once', async ({ house }) => {
	const ana = await colleague(house);
	const tired = (await first(house, ana.email))!;
	for (let turn = 0; turn < 5; turn++)
		expect(await second(house, tired, '000000', 0)).toMatchObject({ reason: 'wrong' });
	expect(await second(house, tired, digitsAt(ana.secret))).toMatchObject({ reason: 'too-old' });
	const late = (await first(house, ana.email))!;
	await sql`update platform.proof set expires_at = platform.now() where token_hash = ${hashOf(late)}`.execute(
		house.owner.db
	);
	expect(await second(house, late, digitsAt(ana.secret))).toMatchObject({ reason: 'too-old' });
	const once = (await first(house, ana.email))!;
	expect(await second(house, once, digitsAt(ana.secret))).toMatchObject({ ok: true });
	expect(await second(house, once, ana.codes[0]!)).toMatchObject({ reason: 'too-old' });
});

test('whoever holds no role any more gets a session without roles', async ({ house }) => {
	const ana = await colleague(house);
	await sql`update platform.role_grant set until = platform.now() where account_id = ${ana.id}`.execute(house.owner.db);
	const entered = await second(house, (await first(house, ana.email))!, digitsAt(ana.secret));
	const actor = await house.signedIn(hashOf(entered.ok ? entered.value.token : ''), async (tx) => tx.actor);
	expect(actor).toMatchObject({ id: ana.id, strong: false, roles: [] });
});

test('an older, weaker hash is made anew at the next sign-in', async ({ house }) => {
	const ana = await colleague(house);
	const nonce = Buffer.alloc(16, 3);
	const tag = argon2Sync('argon2id', {
		message: password,
		nonce,
		memory: 19_456,
		passes: 2,
		parallelism: 1,
		tagLength: 32
	});
	const plain = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');
	const older = `$argon2id$v=19$m=19456,t=2,p=1$${plain(nonce)}$${plain(tag)}`;
	await sql`update platform.credential set password_hash = ${older} where account_id = ${ana.id}`.execute(
		house.owner.db
	);
	expect(await first(house, ana.email)).not.toBeNull();
	const kept = house.owner.db
		.selectFrom('platform.credential')
		.select('password_hash')
		.where('account_id', '=', ana.id);
	expect(isOutdated((await kept.executeTakeFirstOrThrow()).password_hash ?? '')).toBe(false);
	expect(await first(house, ana.email)).not.toBeNull();
});

test('a new set-up ends every open session and the old factors; until then the old ones go on working', async ({
	house
}) => {
	const ana = await colleague(house);
	const other = await house.as('door', (tx) => openSession(tx, ana.id, false));
	const invitation = await house.as('door', (tx) => mintProof(tx, ana.id, 'staff-invitation'));
	const halfway = await choosePassword(invitation, 'new words for a new year', []);
	expect(await first(house, ana.email)).not.toBeNull();
	expect(
		await house.as('door', (tx) =>
			finishSetUp(asOf(tx, new Date(0)), invitation, halfway.ok ? halfway.value : '', '000000')
		)
	).toMatchObject({ reason: 'wrong' });
	expect(await house.as('door', (tx) => findStaffInvitation(tx, invitation))).toMatchObject({
		accountId: ana.id,
		email: ana.email
	});
	const fresh = await setUp(house, ana.id, 'new words for a new year', instant());
	for (const ended of [other.token, ana.session.token])
		await expect(house.signedIn(hashOf(ended), async () => 0)).rejects.toThrow('');
	expect(await house.signedIn(hashOf(fresh.session.token), async (tx) => tx.actor.strong)).toBe(true);
	expect(await first(house, ana.email)).toBeNull();
	const token = (await first(house, ana.email, 'new words for a new year'))!;
	expect(await second(house, token, digitsAt(ana.secret))).toMatchObject({ ok: false });
	expect(await second(house, token, ana.codes[3]!)).toMatchObject({ ok: false });
	expect(await second(house, token, fresh.codes[3]!)).toMatchObject({ ok: true });
});

test('an invitation serves once, fifty at once, and its half-way state fits no other invitation', async ({ house }) => {
	const id = await makeAccount(house.owner.db, house.orgId, `invited-${++people}@example.org`, ['evaluator']);
	const [mine, other] = await Promise.all(
		[1, 2].map(() => house.as('door', (tx) => mintProof(tx, id, 'staff-invitation')))
	);
	const halfway = await choosePassword(mine!, password, []);
	const sealed = halfway.ok ? halfway.value : '';
	expect(secretOf(other!, sealed)).toBeNull();
	const digits = digitsAt(secretOf(mine!, sealed)!);
	expect(await house.as('door', (tx) => finishSetUp(tx, other!, sealed, digits))).toMatchObject({ reason: 'too-old' });
	const answers = await Promise.all(
		Array.from({ length: 50 }, () => house.as('door', (tx) => finishSetUp(tx, mine!, sealed, digits)))
	);
	expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
	expect(await house.as('door', (tx) => findStaffInvitation(tx, mine!))).toBeNull();
});

test('what is kept gives nothing away: argon2id, a sealed secret that fits no other account, keyed recovery codes', async ({
	house
}) => {
	const [ana, bea] = [await colleague(house), await colleague(house)];
	const { rows } = await sql<{ line: string }>`select c::text as line from platform.credential c`.execute(
		house.owner.db
	);
	const dump = rows.map(({ line }) => line).join('\n');
	for (const secret of [password, ana.secret, ...ana.codes, ...ana.codes.map((code) => code.replace('-', ''))])
		expect(dump).not.toContain(secret);
	expect(dump).toContain(recoveryHash(ana.id, ana.codes[0]!));
	await sql`update platform.credential set totp_secret = (select totp_secret from platform.credential where account_id = ${ana.id}) where account_id = ${bea.id}`.execute(
		house.owner.db
	);
	expect(await second(house, (await first(house, bea.email))!, digitsAt(ana.secret))).toMatchObject({ ok: false });
});
