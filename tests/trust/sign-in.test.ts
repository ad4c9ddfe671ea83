import { sql } from 'kysely';
import { beforeEach, expect } from 'vitest';
import { mintProof } from '#platform/identity/proof.ts';
import { unseal } from '#platform/identity/sealing.ts';
import { hashOf, newToken } from '#platform/identity/session.ts';
import type { Asking } from '#platform/identity/sign-in.ts';
import { digitsAt } from '#platform/identity/totp.ts';
import { lettersAsked, newBrowser, password, signIn, test, type Behind } from './browser.ts';
import type { Answer } from './served.ts';

const timeout = 120_000;
let people = 0;
const address = (kind: string) => `${kind}-${String(++people).padStart(4, '0')}@example.org`;

beforeEach<{ behind: Behind }>(({ behind }) => behind.forgetTries());

/** What an observer may compare of two answers: everything but the moment and the secrets, of which the length counts. */
function seen({ status, headers, body }: Answer, typed: string) {
	const { date: _date, etag: _etag, ...others } = headers; // the tag is drawn from the body, which is compared
	const cookie = (others['set-cookie'] ?? '').replace(/=([\w.~-]+);/g, (_, value: string) => `=${value.length};`);
	return { status, headers: { ...others, 'set-cookie': cookie }, body: body.replaceAll(typed, 'ADDRESS') };
}

test(
	'asking to sign in answers alike for a parent, staff, a closed account and nobody',
	{ timeout },
	async ({ served, behind }) => {
		const kinds = { parent: address('aaaa'), staff: address('bbbb'), closed: address('cccc'), nobody: address('dddd') };
		await behind.somebody(kinds.parent);
		await behind.somebody(kinds.staff, ['coordinator']);
		const closed = await behind.somebody(kinds.closed);
		await sql`update platform.account set closed_at = platform.now() where id = ${closed}`.execute(behind.owner.db);
		const answers = [];
		for (const email of Object.values(kinds)) {
			const browser = newBrowser(served);
			const asked = seen(await browser.send('/sign-in', { email }), email);
			const page = seen(await browser.open('/sign-in/code'), email);
			const tried = seen(await browser.send('/sign-in/code', { code: '123456' }), email);
			answers.push({ asked, page, tried });
		}
		expect(answers[0]?.asked.status).toBe(303);
		expect(answers[0]?.tried.status).toBe(409);
		for (const answer of answers) expect(answer).toEqual(answers[3]);
	}
);

test(
	'after too many letters and codes the answers still do not tell who is known, and three letters went out',
	{ timeout },
	async ({ served, behind }) => {
		const [known, unknown] = [address('aaaa'), address('bbbb')];
		await behind.somebody(known);
		const letters = () => lettersAsked(behind);
		const course = async (email: string) => {
			const [browser, before, said] = [newBrowser(served), await letters(), [] as unknown[]];
			for (let turn = 0; turn < 5; turn++) said.push(seen(await browser.send('/sign-in', { email }), email));
			for (let turn = 0; turn < 7; turn++)
				said.push(seen(await browser.send('/sign-in/code', { code: '123456' }), email));
			return { said, letters: (await letters()) - before };
		};
		const told = await course(known);
		expect(told).toEqual(await course(unknown));
		expect(told.letters).toBe(3);
	}
);

test(
	'a wrong password answers alike for staff, a parent without one, and nobody',
	{ timeout },
	async ({ served, behind }) => {
		const [staff, parent, nobody] = [address('aaaa'), address('bbbb'), address('cccc')];
		await behind.colleague(staff, password);
		await behind.somebody(parent);
		const answers = [];
		for (const email of [staff, parent, nobody]) {
			const answer = await newBrowser(served).send('/staff/sign-in', { email, password: 'not her password' });
			answers.push(seen(answer, email));
		}
		expect(answers[0]?.status).toBe(409);
		expect(answers[0]).toEqual(answers[2]);
		expect(answers[1]).toEqual(answers[2]);
	}
);

test(
	'opening a link says nothing of it and uses nothing up; pressing the button signs in once',
	{ timeout },
	async ({ served, behind }) => {
		const id = await behind.somebody(address('link'));
		const token = await behind.door((tx) => mintProof(tx, id, 'sign-in'));
		const unknown = newToken();
		const scanner = newBrowser(served);
		for (let turn = 0; turn < 5; turn++) {
			const opened = await scanner.open(`/sign-in/link/${token}`);
			expect(seen(opened, token)).toEqual(seen(await scanner.open(`/sign-in/link/${unknown}`), unknown));
		}
		expect(scanner.cookies.size).toBe(0);
		const browser = newBrowser(served);
		expect((await browser.send(`/sign-in/link/${token}`, {})).headers.location).toBe('/start');
		expect((await browser.open('/me')).status).toBe(200);
		expect((await newBrowser(served).send(`/sign-in/link/${token}`, {})).status).toBe(409);
	}
);

test('a code works in the browser that asked and no other', { timeout }, async ({ served, behind }) => {
	const email = address('code');
	const id = await behind.somebody(email);
	const [hers, his] = [newBrowser(served), newBrowser(served)];
	for (const browser of [hers, his]) await browser.send('/sign-in', { email });
	// What the timed work does for her asking; the secret of her browser is in her sealed cookie alone.
	const held = hers.cookies.get('__Host-kith-asking') ?? '';
	const asking = JSON.parse(unseal('asking', behind.orgId, held) ?? '{}') as Asking;
	await behind.door((tx) => mintProof(tx, id, 'sign-in', { browser: hashOf(asking.browser), digits: '271828' }));
	expect((await his.send('/sign-in/code', { code: '271828' })).status).toBe(409);
	const answer = await hers.send('/sign-in/code?next=/me/children', { code: ' 271 828 ' });
	expect(answer.headers.location).toBe('/me/children');
	expect((await hers.open('/me')).status).toBe(200);
});

test(
	'every cookie is for this host alone, out of reach of scripts and of other sites',
	{ timeout },
	async ({ served, behind }) => {
		const email = address('cookies');
		const { secret } = await behind.colleague(email, password);
		const [browser, lines] = [newBrowser(served), [] as string[]];
		for (const send of [
			() => browser.send('/sign-in', { email }),
			() => browser.send('/staff/sign-in', { email, password }),
			() => browser.send('/staff/second-factor', { code: digitsAt(secret) }),
			() => browser.send('/sign-out', {})
		])
			lines.push(...((await send()).headers['set-cookie'] ?? '').split('\n').filter(Boolean));
		expect(new Set(lines.map((line) => line.split('=')[0])).size).toBe(7);
		for (const line of lines) {
			expect(line).toMatch(/^__Host-/);
			for (const part of [/; Path=\//, /; HttpOnly/, /; Secure/, /; SameSite=Lax/]) expect(line).toMatch(part);
			expect(line).not.toMatch(/domain/i);
		}
	}
);

test(
	'nobody reaches a page of the team with one factor, whichever way she came',
	{ timeout },
	async ({ served, behind }) => {
		const email = address('one');
		const { id } = await behind.colleague(email, password, [
			'coordinator',
			'facilitator',
			'safeguarding_lead',
			'evaluator',
			'creche_worker'
		]);
		const link = newBrowser(served);
		const entered = await link.send(`/sign-in/link/${await behind.door((tx) => mintProof(tx, id, 'sign-in'))}`, {});
		expect(entered.headers.location).toBe('/staff/sign-in');
		expect((await link.open('/staff/sign-in')).body).toContain('You are signed in with an e-mail');
		const half = newBrowser(served);
		await half.send('/staff/sign-in', { email, password });
		const guessed = newBrowser(served);
		await guessed.send('/staff/sign-in', { email, password });
		await guessed.send('/staff/second-factor', { code: '000000' });
		const fallen = newBrowser(served); // the token of the first step is no session
		fallen.cookies.set('__Host-kith', half.cookies.get('__Host-kith-second') ?? '');
		for (const [way, browser] of Object.entries({ link, half, guessed, fallen }))
			for (const path of ['/manage', '/today', '/concerns', '/evaluation', '/manage/team']) {
				const answer = await browser.open(path);
				expect([way, path, answer.status, answer.headers.location?.split('?')[0]]).toEqual([
					way,
					path,
					303,
					'/staff/sign-in'
				]);
			}
	}
);

test(
	'signing in makes a new session and ends the one the browser had; signing out ends it and clears the browser',
	{ timeout },
	async ({ served, behind }) => {
		const email = address('anew');
		const { id, secret } = await behind.colleague(email, password);
		const browser = newBrowser(served);
		await browser.send(`/sign-in/link/${await behind.door((tx) => mintProof(tx, id, 'sign-in'))}`, {});
		const before = browser.cookies.get('__Host-kith') ?? '';
		await signIn(served, email, secret, browser);
		const after = browser.cookies.get('__Host-kith') ?? '';
		expect(after).not.toBe(before);
		const old = newBrowser(served);
		old.cookies.set('__Host-kith', before);
		expect((await old.open('/me')).status).toBe(303);
		expect((await browser.open('/today')).status).toBe(200);
		const out = await browser.send('/sign-out', {});
		expect(out.headers['clear-site-data']).toBe('"cache", "storage"');
		old.cookies.set('__Host-kith', after);
		expect((await old.open('/today')).status).toBe(303);
	}
);

test(
	'leaving takes the session from the browser at once and ends it, by the link as by the script’s message',
	{ timeout },
	async ({ served, behind }) => {
		const enter = async () => {
			const browser = newBrowser(served);
			const id = await behind.somebody(address('leave'));
			await browser.send(`/sign-in/link/${await behind.door((tx) => mintProof(tx, id, 'sign-in'))}`, {});
			return browser;
		};
		const [link, beacon] = [await enter(), await enter()];
		const tokens = [link, beacon].map((browser) => browser.cookies.get('__Host-kith') ?? '');
		const left = await link.open('/leave');
		expect(left.status).toBe(303);
		expect(left.headers.location).toMatch(/^https:\/\/www\.bbc\.co\.uk/);
		expect(link.cookies.has('__Host-kith')).toBe(false);
		expect((await beacon.send('/leave', {}, { 'content-type': 'text/plain;charset=UTF-8' })).status).toBe(204);
		for (const token of tokens) {
			const again = newBrowser(served);
			again.cookies.set('__Host-kith', token);
			await expect.poll(async () => (await again.open('/me')).status, { timeout: 20_000 }).toBe(303);
		}
		const elsewhere = await newBrowser(served).open('/leave', { 'sec-fetch-site': 'cross-site' });
		expect(elsewhere.headers['set-cookie']).toBeUndefined();
	}
);

test(
	'a session that comes with the mark of somebody who left is ended; signing in again takes the mark away',
	{ timeout },
	async ({ served, behind }) => {
		const id = await behind.somebody(address('offline'));
		const browser = newBrowser(served);
		const enter = async () =>
			browser.send(`/sign-in/link/${await behind.door((tx) => mintProof(tx, id, 'sign-in'))}`, {});
		await enter();
		const token = browser.cookies.get('__Host-kith') ?? '';
		browser.cookies.set('away', '1764208800000');
		const answer = await browser.open('/me');
		expect(answer.status).toBe(303);
		expect(answer.headers['clear-site-data']).toBe('"storage"');
		expect(browser.cookies.has('__Host-kith')).toBe(false);
		const elsewhere = newBrowser(served);
		elsewhere.cookies.set('__Host-kith', token);
		expect((await elsewhere.open('/me')).status).toBe(303);
		await enter();
		expect(browser.cookies.get('away')).toBe('b1764208800000');
		expect((await browser.open('/me')).status).toBe(200);
	}
);

test('goes on only to pages of ours', { timeout }, async ({ served, behind }) => {
	const email = address('next');
	const { secret } = await behind.colleague(email, password);
	for (const [next, to] of [
		['/today', '/today'],
		['//evil.example', '/start'],
		['https://evil.example/', '/start'],
		['/\\evil.example', '/start']
	] as const) {
		const browser = newBrowser(served);
		const query = `?next=${encodeURIComponent(next)}`;
		const first = await browser.send(`/staff/sign-in${query}`, { email, password });
		expect(first.headers.location?.startsWith('/staff/second-factor')).toBe(true);
		await sql`update platform.credential set totp_used_steps = '{}'`.execute(behind.owner.db);
		const second = await browser.send(`/staff/second-factor${query}`, { code: digitsAt(secret) });
		expect(second.headers.location).toBe(to);
	}
});
