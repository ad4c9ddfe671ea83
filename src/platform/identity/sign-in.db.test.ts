import { instant, moment } from '../clock.ts';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { test, type House } from '../../../tests/support/house.ts';
import { inTransaction, type Tx } from '../db/tx.ts';
import { inLanguage } from '../i18n/language.ts';
import { makeAccount, makeOrganisation } from './examples.ts';
import { answerAsking } from './jobs.server.ts';
import { signInLetter, staffInvitationLetter } from './mail.server.ts';
import { mintProof, type ProofPurpose } from './proof.ts';
import { hashOf, newToken } from './session.ts';
import { findStaffInvitation } from './set-up.ts';
import { askToSignIn, signInByCode, signInByLink } from './sign-in.ts';
import { showSecondFactor, whoseSecondFactor } from './staff-sign-in.ts';

const many = process.env.KITH_DEEP ? 100 : 10;
let people = 0;
const somebody = async (house: House, roles: Parameters<typeof makeAccount>[3] = []) => {
	const email = `person-${++people}@example.org`;
	return { email, id: await makeAccount(house.owner.db, house.orgId, email, roles) };
};

/** Asks in a browser, lets the timed work happen, and reads the letter: what she would find in her mailbox. */
async function askAndRead(house: House, email: string, browser: string) {
	await house.as('door', (door) => askToSignIn(door, email, browser));
	await runAskings(house);
	const { db } = house.owner; // other files share the database, each in a charity of its own
	const unsent = db.selectFrom('platform.letter').selectAll().where('sent_at', 'is', null);
	const letters = await unsent.where('org_id', '=', house.orgId).orderBy('id').execute();
	await db.updateTable('platform.letter').set({ sent_at: moment() }).where('org_id', '=', house.orgId).execute();
	const letter = letters.at(-1);
	if (!letter) return null;
	const data = letter.data as Record<string, string>;
	const written = await inLanguage('en', () => house.as('job', (tx) => signInLetter(tx, letter.account_id, data)));
	const text = [written?.subject, ...(written?.paragraphs ?? [])].join('\n');
	return { text, code: /\d{3} \d{3}/.exec(text)?.[0] ?? '', token: written?.act?.path.split('/').at(-1) ?? '' };
}

async function runAskings(house: House): Promise<void> {
	const { rows } = await sql<{ id: string; payload: { org: string; asking: string } }>`
		select j.id, j.payload from graphile_worker._private_jobs j
		join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'sign-in-asked' and j.payload ->> 'org' = ${house.orgId}`.execute(
		house.owner.db
	);
	for (const { id, payload } of rows) {
		const { org, ...rest } = payload;
		await answerAsking({ orgId: org, payload: rest, tx: (work) => house.as('job', work) });
		await sql`delete from graphile_worker._private_jobs where id = ${id}::bigint`.execute(house.owner.db);
	}
}

test('what is to be done when somebody comes in for the first time is done then, for her, and never again', async ({
	house
}) => {
	const { email, id } = await somebody(house);
	const done: string[] = [];
	const comesIn = async () => {
		const letter = await askAndRead(house, email, newToken());
		const atFirst = (_door: unknown, accountId: string) => Promise.resolve(void done.push(accountId));
		return house.as('door', (door) => signInByLink(door, letter!.token, atFirst));
	};
	await comesIn();
	expect(done).toEqual([id]);
	await comesIn();
	expect(done).toEqual([id]);
});

test('a parent signs in by the link of her letter, once', async ({ house }) => {
	const { email, id } = await somebody(house);
	const letter = await askAndRead(house, email, newToken());
	const entered = await house.as('door', (door) => signInByLink(door, letter!.token));
	expect(entered.ok).toBe(true);
	if (!entered.ok) return;
	const actor = await house.signedIn(hashOf(entered.value.token), async (tx) => tx.actor);
	expect(actor).toMatchObject({ kind: 'person', id, strong: false, roles: [] });
	const name = house.owner.db.selectFrom('platform.sign_in_name').select('confirmed_at').where('account_id', '=', id);
	expect((await name.executeTakeFirstOrThrow()).confirmed_at).not.toBeNull();
	expect(await house.as('door', (door) => signInByLink(door, letter!.token))).toMatchObject({
		ok: false,
		reason: 'too-old'
	});
});

test('a parent signs in by the six digits, only in the browser that asked', async ({ house }) => {
	const { email } = await somebody(house);
	const [hers, another] = [newToken(), newToken()];
	const letter = await askAndRead(house, email, hers);
	expect(await house.as('door', (door) => signInByCode(door, another, letter!.code))).toMatchObject({ ok: false });
	expect(await house.as('door', (door) => signInByCode(door, hers, letter!.code))).toMatchObject({ ok: true });
	expect(await house.as('door', (door) => signInByCode(door, hers, letter!.code))).toMatchObject({ ok: false });
	expect(await house.as('door', (door) => signInByLink(door, letter!.token))).toMatchObject({ ok: false });
});

test('five wrong codes end the code, and no number of guesses in another browser touches it', async ({ house }) => {
	const { email } = await somebody(house);
	const [hers, his] = [newToken(), newToken()];
	const letter = await askAndRead(house, email, hers);
	const wrong = letter!.code === '000 000' ? '000 001' : '000 000';
	for (let turn = 0; turn < 40; turn++) await house.as('door', (door) => signInByCode(door, his, wrong));
	expect(await house.as('door', (door) => signInByCode(door, hers, letter!.code))).toMatchObject({ ok: true });
	const again = await askAndRead(house, email, hers);
	for (let turn = 0; turn < 5; turn++) await house.as('door', (door) => signInByCode(door, hers, wrong));
	expect(await house.as('door', (door) => signInByCode(door, hers, again!.code))).toMatchObject({ ok: false });
	expect(await house.as('door', (door) => signInByLink(door, again!.token))).toMatchObject({ ok: true }); // never locked out
});

test('fifty at once with the same link or code: exactly one gets in', async ({ house }) => {
	const { email } = await somebody(house);
	for (let round = 0; round < many; round++) {
		const browser = newToken();
		const [one, two] = [await askAndRead(house, email, browser), await askAndRead(house, email, browser)];
		const fifty = (enter: (door: Tx) => Promise<{ ok: boolean }>) =>
			Promise.all(Array.from({ length: 50 }, () => house.as('door', enter)));
		const links = await fifty((door) => signInByLink(door, one!.token));
		const codes = await fifty((door) => signInByCode(door, browser, two!.code));
		expect(links.filter(({ ok }) => ok)).toHaveLength(1);
		expect(codes.filter(({ ok }) => ok)).toHaveLength(1);
	}
}, 300_000);

test('a thousand replays of a used link and a used code: none gets in', async ({ house }) => {
	const { email } = await somebody(house);
	const browser = newToken();
	const letter = await askAndRead(house, email, browser);
	await house.as('door', (door) => signInByLink(door, letter!.token));
	let accepted = 0;
	for (let turn = 0; turn < 500; turn++) {
		if ((await house.as('door', (door) => signInByLink(door, letter!.token))).ok) accepted++;
		if ((await house.as('door', (door) => signInByCode(door, browser, letter!.code))).ok) accepted++;
	}
	expect(accepted).toBe(0);
});

test('a link and a code run out after ten minutes', async ({ house }) => {
	const { email } = await somebody(house);
	const browser = newToken();
	const letter = await askAndRead(house, email, browser);
	const lasting = sql<number>`extract(epoch from expires_at - created_at) / 60`.as('minutes');
	const proof = house.owner.db.selectFrom('platform.proof').where('token_hash', '=', hashOf(letter!.token));
	expect(Number((await proof.select(lasting).executeTakeFirstOrThrow()).minutes)).toBeLessThanOrEqual(10);
	await sql`update platform.proof set expires_at = platform.now() where token_hash = ${hashOf(letter!.token)}`.execute(
		house.owner.db
	);
	expect(await house.as('door', (door) => signInByLink(door, letter!.token))).toMatchObject({ ok: false });
	expect(await house.as('door', (door) => signInByCode(door, browser, letter!.code))).toMatchObject({ ok: false });
});

test('a proof for one purpose opens no other door', async ({ house }) => {
	const { id } = await somebody(house, ['facilitator']);
	const mint = (purpose: ProofPurpose) => house.as('door', (door) => mintProof(door, id, purpose));
	const doors: Record<ProofPurpose, (door: Tx, token: string) => Promise<unknown>> = {
		'sign-in': async (door, token) => (await signInByLink(door, token)).ok,
		'second-factor': async (door, token) =>
			(await whoseSecondFactor(door, token)) !== null || (await showSecondFactor(door, token, '123456')).ok,
		'staff-invitation': async (door, token) => (await findStaffInvitation(door, token)) !== null
	};
	for (const [opens, open] of Object.entries(doors))
		for (const purpose of Object.keys(doors) as ProofPurpose[]) {
			const token = await mint(purpose);
			expect(await house.as('door', (door) => open(door, token)), `${purpose} at the door of ${opens}`).toBe(
				purpose === opens
			);
		}
	const demonstration = newToken();
	await sql`insert into platform.proof (org_id, account_id, purpose, token_hash, expires_at)
		values (${house.orgId}, ${id}, 'demonstration', ${hashOf(demonstration)}, platform.now() + interval '1 day')`.execute(
		house.owner.db
	);
	for (const open of Object.values(doors))
		expect(await house.as('door', (door) => open(door, demonstration))).toBe(false);
});

test('another organisation’s door does not take the link', async ({ house }) => {
	const { email } = await somebody(house);
	const letter = await askAndRead(house, email, newToken());
	const elsewhere = await makeOrganisation(house.owner.db);
	const answer = await inTransaction(house.app.db, { orgId: elsewhere, kind: 'door' }, (door) =>
		signInByLink(door, letter!.token)
	);
	expect(answer).toMatchObject({ ok: false });
	expect(await house.as('door', (door) => signInByLink(door, letter!.token))).toMatchObject({ ok: true });
});

test('nobody who has no account, or a closed one, gets a letter; asking leaves no address behind', async ({
	house
}) => {
	const closed = await somebody(house);
	await sql`update platform.account set closed_at = platform.now() where id = ${closed.id}`.execute(house.owner.db);
	for (const email of ['stranger@example.org', closed.email]) {
		await house.as('door', (door) => askToSignIn(door, email, newToken()));
		const { rows } = await sql`select payload::text from graphile_worker._private_jobs`.execute(house.owner.db);
		expect(rows.length).toBeGreaterThan(0);
		expect(JSON.stringify(rows)).not.toContain(email);
		await runAskings(house);
	}
	const letters = house.owner.db
		.selectFrom('platform.letter')
		.selectAll()
		.where('sent_at', 'is', null)
		.where('org_id', '=', house.orgId);
	expect(await letters.execute()).toEqual([]);
});

test('the same asking handled twice makes one letter; a letter ten minutes late is not needed', async ({ house }) => {
	const { email, id } = await somebody(house);
	await house.as('door', (door) => askToSignIn(door, email, newToken()));
	const { rows } = await sql<{ payload: { asking: string } }>`select payload from graphile_worker._private_jobs j
		join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'sign-in-asked' and j.payload ->> 'org' = ${house.orgId}`.execute(
		house.owner.db
	);
	const job = {
		orgId: house.orgId,
		payload: rows[0]!.payload,
		tx: <T>(work: (tx: Tx) => Promise<T>) => house.as('job', work)
	};
	await answerAsking(job);
	await answerAsking(job);
	const letters = await house.owner.db.selectFrom('platform.letter').selectAll().where('account_id', '=', id).execute();
	expect(letters).toHaveLength(1);
	const late = { browser: '00', asked: new Date(instant() - 11 * 60_000).toISOString() };
	expect(await house.as('job', (tx) => signInLetter(tx, id, late))).toBeNull();
	await runAskings(house);
	await house.owner.db.updateTable('platform.letter').set({ sent_at: moment() }).execute();
});

test('a dump of the database holds no token, no code and no link', async ({ house }) => {
	const { email, id } = await somebody(house, ['facilitator']);
	const browser = newToken();
	const letter = await askAndRead(house, email, browser);
	const invited = await inLanguage('es', () => house.as('job', (tx) => staffInvitationLetter(tx, id)));
	const entered = await house.as('door', (door) => signInByLink(door, letter!.token));
	const secrets = [
		letter!.token,
		letter!.code.replace(' ', ''),
		browser,
		invited!.act!.path.split('/').at(-1)!,
		entered.ok ? entered.value.token : ''
	];
	const tables = ['proof', 'session', 'letter', 'audit', 'event', 'access', 'tally', 'credential'];
	for (const table of tables) {
		const { rows } = await sql<{
			line: string;
		}>`select t::text as line from ${sql.table(`platform.${table}`)} t`.execute(house.owner.db);
		const dump = rows.map(({ line }) => line).join('\n');
		for (const secret of secrets) {
			expect(secret.length).toBeGreaterThan(5);
			const forms = [`"${secret}"`, Buffer.from(secret).toString('hex')];
			// Six digits are soon found again behind a plain hash; a long token is not.
			forms.push(secret.length > 6 ? secret : hashOf(secret).toString('hex'));
			for (const form of forms) expect(dump).not.toContain(form);
		}
	}
});
