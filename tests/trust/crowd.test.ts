// Small versions of what once stopped the house; bench/abuse.ts sends them at full size.
import { expect } from 'vitest';
import { cookieName } from '#platform/web/cookies.ts';
import { tokenOf } from '../house/scene/cast.ts';
import { sendRaw, slowForm } from './raw.ts';
import { test } from './served.ts';

const form = 'application/x-www-form-urlencoded';

test('a form with very many names is refused, and its sentence says so; nothing of it comes back', async ({
	served
}) => {
	const body = Array.from({ length: 50_000 }, (_, index) => index.toString(16)).join('&');
	const many = Array.from({ length: 5000 }, (_, index) => index.toString(16)).join('&');
	for (const sent of [body, many])
		for (const path of ['/sign-in', '/staff/sign-in', '/me/details']) {
			const headers = { origin: served.url.origin, 'content-type': form };
			const answer = await served.ask(path, { method: 'POST', body: sent, headers });
			expect([path, answer.status]).toEqual([path, 413]);
			expect(answer.body).toContain('This is more than we can take in one go.');
			expect(answer.body.length).toBeLessThan(5000);
		}
});

test('only a short form of somebody who shows no session is given back to her', async ({ served }) => {
	const headers = { origin: served.url.origin, 'content-type': form };
	const short = await served.ask('/me/details', { method: 'POST', body: 'called=Elena', headers });
	expect([short.status, short.body.includes('value="Elena"')]).toEqual([401, true]);
	const long = await served.ask('/me/details', { method: 'POST', body: `called=${'e'.repeat(20_000)}`, headers });
	expect([long.status, long.body.length]).toEqual([401, expect.any(Number)]);
	expect(long.body.length).toBeLessThan(5000);
	const cookie = { ...headers, cookie: '__Host-kith=of-a-session-that-ended' };
	const hers = await served.ask('/me/details', {
		method: 'POST',
		body: `called=${'e'.repeat(20_000)}`,
		headers: cookie
	});
	expect(hers.body).toContain('e'.repeat(20_000));
});

test('a request under any other name is misdirected; health may be asked under any', async ({ served, skip }) => {
	if (!served.built) skip(); // Vite's own server knows no strange names
	const ask = (path: string, host: string) =>
		sendRaw(served.url, `GET ${path} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`);
	for (const host of ['evil.example', `h${'a'.repeat(10_000)}`, 'localhost.evil.example'])
		expect(await ask('/help', host), host).toMatch(/^HTTP\/1\.1 4(21|03) /);
	expect(await ask('/help', served.url.host)).toMatch(/^HTTP\/1\.1 200 /);
	expect(await ask('/health', 'evil.example')).toMatch(/^HTTP\/1\.1 200 /);
});

test('a connection that asks for very much at once is answered for a few, and closed', async ({ served, skip }) => {
	if (!served.built) skip(); // Vite's own server stands before the app otherwise
	const asked = `GET /help HTTP/1.1\r\nhost: ${served.url.host}\r\n\r\n`;
	const heard = await sendRaw(served.url, asked.repeat(600));
	expect(heard.match(/HTTP\/1\.1 200 /g)?.length).toBe(4);
	expect(heard.match(/HTTP\/1\.1 503 /g)?.length).toBe(1);
	expect((await served.ask('/help')).status).toBe(200);
});

test('forms that do not arrive hold nobody else up: not one connection to the database waits for them', async ({
	served
}) => {
	const stop = new AbortController();
	const cookie = `${cookieName(served.url, 'session')}=${tokenOf('parent', served.set.ids)}`;
	const slow = ['cant-come', 'can-come', 'leave', 'questions', 'answer'].flatMap((action) =>
		Array.from({ length: 4 }, () =>
			sendRaw(served.url, slowForm(served.url, `/me?/${action}`, { cookie }), stop.signal)
		)
	);
	const waiting = Array.from({ length: 40 }, () => sendRaw(served.url, slowForm(served.url, '/sign-in'), stop.signal));
	const answers = await Promise.all(Array.from({ length: 5 }, () => served.ask('/me', { as: 'parent' })));
	expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
	expect((await served.ask('/health')).status).toBe(200);
	stop.abort();
	await Promise.all([...slow, ...waiting]);
});
