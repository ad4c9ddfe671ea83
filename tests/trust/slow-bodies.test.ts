// Ten forms that do not arrive, to each action of each page: others are served meanwhile.
import { expect } from 'vitest';
import { cookieName } from '#platform/web/cookies.ts';
import { tokenOf } from '../house/scene/cast.ts';
import { actions } from './actions.ts';
import { sendRaw, slowForm } from './raw.ts';
import { addressOf, declared, partsFor, type Visitor } from './routes.ts';
import { test, type Served } from './served.ts';

/** A page that asks for a file is sent one, which is received later than other forms are. */
const typeFor = (route: string) =>
	route.endsWith('/import') ? 'multipart/form-data; boundary=b' : 'application/x-www-form-urlencoded';

/** Whoever may open the page sends its forms, so that they come as far as forms of hers do. */
const whoOpens = (route: string): Visitor => declared[route]?.[200]?.[0] ?? 'visitor';

/** Begins ten forms, none of which ever comes whole; tells how many the server has given up. */
function begin({ url, set }: Served, action: string, stop: AbortSignal) {
	const [route = '', query] = action.split('?');
	const path = encodeURI(addressOf(route, partsFor(set, { parent: 'parent', course: 'birch' })));
	const who = whoOpens(route);
	const cookie = who === 'visitor' ? '' : `${cookieName(url, 'session')}=${tokenOf(who, set.ids)}`;
	const form = slowForm(url, query ? `${path}?${query}` : path, { cookie, 'content-type': typeFor(route) });
	let given = 0;
	const all = Array.from({ length: 10 }, () => sendRaw(url, form, stop).then(() => given++));
	return { given: () => given, ended: Promise.all(all) };
}

test('ten slow forms to any action hold nobody else up', { timeout: 240_000 }, async ({ served }) => {
	const held: string[] = [];
	for (const action of actions()) {
		const stop = new AbortController();
		const slow = begin(served, action, stop.signal);
		const { status } = await served.ask('/me', { as: 'parent' }); // from the same network as all of them
		if (status !== 200 || slow.given()) held.push(`${action}: ${status}, ${slow.given()} of the slow ones ended`);
		stop.abort();
		await slow.ended;
		if (held.length) break; // the others would only wait too
	}
	expect(held).toEqual([]);
	expect(actions().length).toBeGreaterThan(70);
});
