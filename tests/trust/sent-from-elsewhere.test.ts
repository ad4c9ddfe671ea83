// What other sites send to ours is refused, and what our own pages send, or a mail program may, is not.
import { expect } from 'vitest';
import { routesOfMachines } from '#platform/web/origin.ts';
import { addressOf, partsFor, routes } from './routes.ts';
import { test, type Served } from './served.ts';

const timeout = 540_000;

const evil: Record<string, Record<string, string>> = {
	'another site': { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
	'a neighbour': { origin: 'https://neighbour.localhost', 'sec-fetch-site': 'same-site' },
	null: { origin: 'null' },
	'nobody said': {}
};
const kinds = [
	'application/x-www-form-urlencoded',
	'multipart/form-data; boundary=b',
	'text/plain',
	'application/json',
	'APPLICATION/JSON',
	''
];

/** Everything the database holds, as one word a table. */
async function everything({ set: { scene } }: Served): Promise<Record<string, string>> {
	const kept: Record<string, string> = {};
	for (const table of scene.shapes.keys()) {
		const { rows } = await scene.owner.query<{ sum: string }>(
			`select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum from ${table} t`
		);
		kept[table] = rows[0]?.sum ?? '';
	}
	return kept;
}

test('whatever another site sends is refused, and changes nothing', { timeout }, async ({ served }) => {
	const parts = partsFor(served.set, { parent: 'parent', course: 'birch' });
	const before = await everything(served);
	const accepted: string[] = [];
	for (const route of routes())
		for (const [from, headers] of Object.entries(evil))
			for (const [at, kind] of kinds.entries()) {
				const method = ['POST', 'PUT', 'PATCH', 'DELETE', 'POST', 'POST'][at] ?? 'POST';
				const sent = {
					as: 'coordinator',
					method,
					body: 'name=x',
					headers: { ...headers, ...(kind ? { 'content-type': kind } : {}) }
				};
				if (method === 'POST' && from === 'nobody said' && routesOfMachines.includes(route)) continue;
				const { status } = await served.ask(addressOf(route, parts), sent);
				if (status !== 403) accepted.push(`${method} ${route} from ${from} as ${kind}: ${status}`);
			}
	expect(accepted).toEqual([]);
	expect(await everything(served)).toEqual(before);
});

test('our own page is not refused: the guard looks at where a form comes from', { timeout }, async ({ served }) => {
	const headers = { origin: served.url.origin, 'content-type': 'application/x-www-form-urlencoded' };
	expect((await served.ask('/sign-in', { method: 'POST', body: 'email=', headers })).status).not.toBe(403);
});

test('the address of an old poster leads on, and what is sent to it goes along', { timeout }, async ({ served }) => {
	const at = '/courses/birch/join?again=1';
	const headers = { origin: served.url.origin, 'content-type': 'application/x-www-form-urlencoded' };
	for (const asked of [{}, { method: 'POST', body: 'name=x', headers }]) {
		const { status, headers: answered } = await served.ask(at, asked);
		expect([status, answered.location]).toEqual([308, '/on/birch/join?again=1']);
	}
	expect((await served.ask('/es/on/birch')).status).toBe(200);
});

test(
	'what a mail program sends to end a topic is taken though no page of ours sent it, and nothing else is',
	{ timeout },
	async ({ served }) => {
		const sent = {
			method: 'POST',
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			body: 'List-Unsubscribe=One-Click'
		};
		const status = async (path: string) => (await served.ask(path, sent)).status;
		expect(await status('/stop/nobodys/now')).toBe(200);
		expect(routesOfMachines).toEqual(['/(public)/stop/[link]/now', '/(public)/texts']);
		expect(await status('/texts')).toBe(404); // nobody takes texts here
		for (const path of ['/stop/nobodys', '/', '/hear', '/sign-in'])
			expect([path, await status(path)]).toEqual([path, 403]);
	}
);
