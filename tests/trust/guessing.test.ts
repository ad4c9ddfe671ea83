import { instant } from '#platform/clock.ts';
import { sql } from 'kysely';
import { beforeEach, expect } from 'vitest';
import { mintProof } from '#platform/identity/proof.ts';
import { newToken } from '#platform/identity/session.ts';
import { lettersAsked, newBrowser, password, signIn, test, type Behind, type Browser } from './browser.ts';
import type { Served } from './served.ts';

const timeout = 120_000;
const deep = process.env.KITH_DEEP === '1';
let people = 0;
const address = (kind: string) => `${kind}-${String(++people).padStart(4, '0')}@example.org`;

beforeEach<{ behind: Behind }>(({ behind }) => behind.forgetTries());

const tooOften = /tried too often/;
async function guess(served: Served, email: string, forwarded: string): Promise<'tried' | 'refused'> {
	const answer = await newBrowser(served).send(
		'/staff/sign-in',
		{ email, password: 'a guess of many' },
		{ 'x-forwarded-for': forwarded, 'x-real-ip': forwarded, forwarded: `for=${forwarded}`, 'x-kith-address': forwarded }
	);
	expect(answer.status).toBe(409);
	return tooOften.test(answer.body) ? 'refused' : 'tried';
}

test(
	'guesses at one account from a thousand made-up addresses: ten are tried, and its owner signs in throughout',
	{ timeout: 600_000 },
	async ({ served, behind }) => {
		const email = address('guessed');
		const { secret } = await behind.colleague(email, password);
		const known = (await signIn(served, email, secret, undefined, instant() - 25_000)).browser;
		await behind.forgetTries();
		const guesses = deep ? 10_000 : 45;
		let tried = 0;
		for (let turn = 0; turn < guesses; turn++) {
			if ((await guess(served, email, `198.51.${turn % 4}.${turn % 250}`)) === 'tried') tried++;
			if (turn % Math.ceil(guesses / 3) !== 20) continue;
			await sql`update platform.credential set totp_used_steps = '{}'`.execute(behind.owner.db);
			expect((await signIn(served, email, secret, known)).answer.headers.location).toBe('/start');
		}
		expect(tried).toBe(10);
		await sql`update platform.credential set totp_used_steps = '{}'`.execute(behind.owner.db);
		const stranger = await newBrowser(served).send('/staff/sign-in', { email, password });
		expect(stranger.body).toMatch(tooOften); // even the right password, on a device nobody knows
	}
);

test(
	'one network trying many accounts is refused after thirty; a known device beside it is not',
	{ timeout },
	async ({ served, behind }) => {
		const email = address('neighbour');
		const { secret } = await behind.colleague(email, password);
		const known = (await signIn(served, email, secret, undefined, instant() - 25_000)).browser;
		await behind.forgetTries();
		let tried = 0;
		for (let turn = 0; turn < 40; turn++)
			if ((await guess(served, address('spray'), '203.0.113.9')) === 'tried') tried++;
		expect(tried).toBe(30);
		await sql`update platform.credential set totp_used_steps = '{}'`.execute(behind.owner.db);
		expect((await signIn(served, email, secret, known)).answer.headers.location).toBe('/start');
	}
);

test('a made-up mark of a known device opens no way of its own', { timeout }, async ({ served, behind }) => {
	const email = address('forged');
	const { secret } = await behind.colleague(email, password);
	const other = await signIn(served, email, secret);
	const mark = other.browser.cookies.get('__Host-kith-known') ?? '';
	await behind.forgetTries();
	for (let turn = 0; turn < 12; turn++) await guess(served, email, '203.0.113.9');
	const forged = newBrowser(served);
	forged.cookies.set('__Host-kith-known', `${newToken().slice(0, 22)}.${mark.split('.')[1]}`);
	expect((await forged.send('/staff/sign-in', { email, password })).body).toMatch(tooOften);
});

test(
	'whatever others ask for with her address, a letter comes to the device where she came in before, and to no other',
	{ timeout },
	async ({ served, behind }) => {
		const email = address('owner');
		const id = await behind.somebody(email);
		const hers = newBrowser(served);
		await hers.send(`/sign-in/link/${await behind.door((tx) => mintProof(tx, id, 'sign-in'))}`, {});
		await hers.open('/leave');
		const adversary = newBrowser(served);
		const askedBy = async (browser: Browser, times: number) => {
			const before = await lettersAsked(behind);
			for (let turn = 0; turn < times; turn++) await browser.send('/sign-in', { email });
			return (await lettersAsked(behind)) - before;
		};
		expect(await askedBy(adversary, 70)).toBe(3); // then this network may ask no more, not even for others
		expect(await askedBy(newBrowser(served), 1)).toBe(0);
		expect(await askedBy(hers, 5)).toBe(3);
		const forged = newBrowser(served);
		forged.cookies.set('__Host-kith-known', `${newToken().slice(0, 22)}.${newToken()}`);
		expect(await askedBy(forged, 1)).toBe(0);
		await behind.forgetTries();
	}
);
