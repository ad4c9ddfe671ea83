// The nginx of the how-to (docs/how-to/kith.nginx), run as it stands there in front of the built app.
import { request } from 'node:https';
import { connect } from 'node:tls';
import { expect } from 'vitest';
import { test as withScene } from '../house/set-scene.ts';
import { tokenOf } from '../house/scene/cast.ts';
import { isMissing, startProxy } from '../support/proxies.ts';
import { partsFor } from './routes.ts';
import { slowForm } from './raw.ts';
import { notBuilt, startServing } from './served.ts';

const origin = 'https://kith.example.org';
const host = new URL(origin).host;
const patient = { timeout: 30_000 };
const missing = isMissing('nginx');
if (missing) console.warn(`not run: ${missing}`);

const withNginx = withScene.extend('proxied', { scope: 'file' }, async ({ set, database }, { onCleanup }) => {
	const kith = await startServing(database, { origin, trustProxy: true });
	const { port: https, ...nginx } = await startProxy('nginx', Number(kith.url.port), 'how-to');
	onCleanup(async () => {
		await nginx.stop();
		await kith.stop();
	});
	return { set, built: kith.built, https, ...nginx };
});

const test = withNginx.skipIf(missing);

interface Heard {
	status: number;
	location: string;
	text: string;
	leave(): void;
}

/** Asks nginx for a page under the address of the how-to; what is heard goes on growing where the answer does. */
function ask(
	port: number,
	path: string,
	asked: { headers?: Record<string, string>; body?: string } = {}
): Promise<Heard> {
	return new Promise((answered, failed) => {
		const asking = request(
			{
				host: '127.0.0.1',
				port,
				path,
				method: asked.body === undefined ? 'GET' : 'POST',
				headers: { host, accept: 'text/html', ...asked.headers },
				rejectUnauthorized: false // a certificate made for this test
			},
			(response) => {
				const { statusCode = 0, headers } = response;
				const heard = { status: statusCode, location: headers.location ?? '', text: '', leave: () => asking.destroy() };
				response.on('data', (part: Buffer) => (heard.text += part.toString()));
				response.on('error', () => undefined);
				if (/event-stream/.test(headers['content-type'] ?? '')) answered(heard);
				else response.on('end', () => answered(heard));
			}
		);
		asking.on('error', failed);
		asking.end(asked.body);
	});
}

test('whoever types the address comes to the page for signing in, and what she sends there is taken', async ({
	proxied: { http, https, built },
	skip
}) => {
	if (!built) skip(notBuilt);
	const first = await fetch(`http://127.0.0.1:${http}/sign-in`, { redirect: 'manual' });
	expect([first.status, first.headers.get('location')]).toEqual([301, 'https://127.0.0.1/sign-in']);
	const page = await ask(https, '/sign-in');
	expect([page.status, page.text.includes('<form')]).toEqual([200, true]);
	const headers = { origin, 'content-type': 'application/x-www-form-urlencoded' };
	const sent = await ask(https, '/sign-in', { headers, body: 'email=nobody%40example.org' });
	expect(sent.status).toBeLessThan(400);
	const foreign = await ask(https, '/sign-in', {
		headers: { ...headers, origin: 'https://evil.example' },
		body: 'email=a'
	});
	expect(foreign.status).toBe(403);
});

test('a bell rings through nginx when it is rung, while the page stays open', async ({
	proxied: { https, built, set },
	skip
}) => {
	if (!built) skip(notBuilt);
	const { session = '' } = partsFor(set, { parent: 'parent', course: 'birch' });
	const cookie = `__Host-kith=${tokenOf('facilitator', set.ids)}`;
	const bell = await ask(https, `/sessions/${session}/bell`, { headers: { cookie, accept: 'text/event-stream' } });
	expect(bell.status).toBe(200);
	await expect.poll(() => bell.text, patient).toMatch(/^data: /m);
	const ring = () => set.scene.owner.query(`select pg_notify('kith_bell', $1)`, [`${set.ids.org.ours} ${session}`]);
	// rung again until it is heard: the app begins to listen with the first page that is open
	await expect.poll(() => ring().then(() => bell.text), patient).toMatch(/^data: \d+\.[1-9]/m);
	bell.leave();
});

test('forms that do not arrive wait in nginx, and everybody else is answered', async ({
	proxied: { https, built, set },
	skip
}) => {
	if (!built) skip(notBuilt);
	const cookie = `__Host-kith=${tokenOf('parent', set.ids)}`;
	const slow = Array.from({ length: 60 }, (_, turn) => {
		const socket = connect({ host: '127.0.0.1', port: https, rejectUnauthorized: false }, () =>
			socket.write(slowForm(new URL(origin), turn % 2 ? '/sign-in' : '/me?/leave', { cookie }))
		);
		return socket.on('error', () => undefined);
	});
	const pages = await Promise.all(
		['/me', '/help', '/me/children', '/me'].map((path) => ask(https, path, { headers: { cookie } }))
	);
	expect(pages.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
	expect(slow.filter(({ destroyed }) => destroyed)).toEqual([]);
	for (const socket of slow) socket.destroy();
});
