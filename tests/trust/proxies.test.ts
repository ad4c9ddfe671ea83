// The proxies of the how-to (docs/how-to/kith.nginx, .apache, .caddy), run as they stand there and as they come, in front of the built app.
import { request as encrypted } from 'node:https';
import { request as plain, type IncomingMessage } from 'node:http';
import { expect, onTestFinished } from 'vitest';
import { throughTheFront } from '../../src/cli/doctor/address.ts';
import { exampleKey } from '../support/example-key.ts';
import { freePort } from '../support/free-port.ts';
import { test as withScene } from '../house/set-scene.ts';
import { isMissing, proxies, startProxy, type Proxy } from '../support/proxies.ts';
import { notBuilt, startServing } from './served.ts';

const origin = 'https://kith.example.org';
const host = new URL(origin).host;
const form = { origin, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' };

interface Asked {
	headers?: Record<string, string>;
	body?: string;
}

/** Asks a proxy on this machine as a browser would that was told the address of the how-to. */
function ask(port: number, tls: boolean, path: string, { headers = {}, body }: Asked = {}) {
	return new Promise<{ status: number; text: string }>((answered, failed) => {
		const hear = (response: IncomingMessage) => {
			let text = '';
			response.on('data', (part: Buffer) => (text += part.toString()));
			response.on('end', () => answered({ status: response.statusCode ?? 0, text }));
		};
		const told = {
			host: '127.0.0.1',
			port,
			path,
			method: body === undefined ? 'GET' : 'POST',
			headers: {
				host,
				accept: 'text/html',
				'accept-language': 'en',
				...(body ? { 'content-length': body.length } : {}),
				...headers
			}
		};
		const asking = tls ? encrypted({ ...told, servername: host, rejectUnauthorized: false }, hear) : plain(told, hear);
		asking.on('error', failed);
		asking.end(body);
	});
}

const wrote = 'Somebody who wrote more than forty letters, about all that she needs to say';

const withKith = withScene.extend('kith', { scope: 'file' }, async ({ set, database }, { onCleanup }) => {
	expect(set.ids.org.ours).toBeTruthy();
	const trusting = await startServing(database, { origin, trustProxy: true });
	const careful = await startServing(database, { origin, trustProxy: false });
	const front = await freePort();
	const local = await startServing(database, { origin: `http://localhost:${front}`, trustProxy: true });
	onCleanup(async () => void (await Promise.all([trusting, careful, local].map((each) => each.stop()))));
	return { trusting, careful, local, front };
});

for (const proxy of Object.keys(proxies) as Proxy[]) {
	const missing = isMissing(proxy);
	if (missing) console.warn(`not run: ${missing}`);
	const test = withKith.skipIf(missing);
	const front = async (kith: { url: URL; built: boolean }, how: 'how-to' | 'as it comes', listen?: number) => {
		const started = await startProxy(proxy, Number(kith.url.port), how, listen);
		onTestFinished(() => started.stop());
		return (path: string, asked?: Asked) => ask(started.port, how === 'how-to', path, asked);
	};

	for (const how of ['how-to', 'as it comes'] as const) {
		test(`${proxy}, ${how}: pages are shown, forms are taken, and those of other sites are not`, async ({
			kith,
			skip
		}) => {
			if (!kith.trusting.built) skip(notBuilt);
			const asked = await front(kith.trusting, how);
			const page = await asked('/sign-in');
			expect([page.status, page.text.includes('<form')]).toEqual([200, true]);
			const sent = await asked('/sign-in', { headers: form, body: 'email=nobody%40example.org' });
			expect(sent.status).toBeLessThan(400);
			const foreign = { ...form, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
			expect((await asked('/sign-in', { headers: foreign, body: 'email=a' })).status).toBe(403);
			const rebound = { ...form, host: 'evil.example', origin: 'https://evil.example' };
			const strange = await asked('/sign-in', { headers: rebound, body: 'email=a' });
			expect(strange.status >= 400 || strange.text === '').toBe(true); // Caddy itself says nothing under a name it has not
		});

		test(`${proxy}, ${how}, TRUST_PROXY forgotten: a form is taken, or given back with words for whoever hosts`, async ({
			kith,
			skip
		}) => {
			if (!kith.careful.built) skip(notBuilt);
			const asked = await front(kith.careful, how);
			const page = await asked('/sign-in');
			const sent = await asked('/sign-in', { headers: form, body: `email=${encodeURIComponent(wrote)}` });
			if (page.status === 200) return void expect(sent.text).not.toContain('For whoever hosts this');
			expect([page.status, sent.status]).toEqual([421, 403]);
			for (const words of ['For whoever hosts this', 'TRUST_PROXY=1']) {
				expect(page.text).toContain(words);
				expect(sent.text).toContain(words);
			}
			expect(sent.text).toContain(wrote);
			expect((await asked('/sign-in', { headers: { 'accept-language': 'es' } })).text).toContain(
				'Para quien aloja esto'
			);
		});
	}

	test(`${proxy}, as it comes: the doctor asks through it and names what is not right`, async ({ kith, skip }) => {
		if (!kith.local.built) skip(notBuilt);
		await front(kith.local, 'as it comes', kith.front);
		const found = await throughTheFront(`http://localhost:${kith.front}`, exampleKey, true);
		const wrong = found.filter(({ ok }) => !ok).map(({ check, says }) => `${check}: ${says}`);
		const expected = {
			nginx: [/^visitors: .*X-Forwarded-For/, /^files: .*client_max_body_size/],
			apache: [],
			caddy: []
		}[proxy];
		expect(wrong).toEqual(expected.map((words) => expect.stringMatching(words)));
	});
}

withKith('the doctor is told where nothing answers, and where somebody else does', async ({ kith, skip }) => {
	if (!kith.local.built) skip(notBuilt);
	const nobody = await throughTheFront(`http://localhost:${await freePort()}`, exampleKey, true);
	expect(nobody).toMatchObject([{ ok: false, says: expect.stringContaining('nothing answers at') }]);
	const another = await throughTheFront(kith.local.url.origin, 'another key', true);
	expect(another).toMatchObject([
		{ ok: false, says: expect.stringContaining('something else than this installation') }
	]);
	const here = await throughTheFront(kith.careful.url.origin, exampleKey, false);
	expect(here.filter(({ ok }) => !ok).map(({ check }) => check)).toEqual(['name', 'forms', 'files']);
});
