// Every page, file and form, asked by everybody but those who deal with concerns: the same bytes, whether somebody worried or nobody ever
// did. What tells most in the ordinary check, everything by everybody with KITH_DEEP=1.
import { expect } from 'vitest';
import { leaks } from '../house/leaks.ts';
import { setApart } from '../house/worlds.ts';
import { actions } from './actions.ts';
import { timeout } from './opened.ts';
import { routes, visitors, type Visitor } from './routes.ts';
import { bothAnswer, openTwice, sendTwice, test, type Twice } from './two-answers.ts';

const isDeep = process.env.KITH_DEEP === '1';
const others = visitors.filter((who) => who !== 'safeguarding-lead');
const deepTimeout = timeout * 4;

/** Who opens a page in the ordinary check: whoever may open most, and she whom it may be about where it is hers. */
function openers(route: string): readonly Visitor[] {
	if (isDeep) return others;
	return route.includes('/(mine)/') ? ['parent'] : route.includes('/sessions/') ? ['facilitator'] : ['coordinator'];
}

test('every page and file is the same, to the byte', { timeout: deepTimeout }, async ({ twice }) => {
	const found: string[] = [];
	for (const route of routes()) for (const who of openers(route)) found.push(...(await openTwice(twice, route, who)));
	expect(found).toEqual([]);
});

test('whoever reads concerns and is set apart from each opens the same pages', { timeout }, async ({ twice }) => {
	const pages = ['/start', '/concerns', '/concerns?show=mine', '/concerns?show=closed', '/worried', '/appointments'];
	const found: string[] = [];
	for (const who of setApart)
		for (const page of [...pages, `/concerns/${twice.parts.concern}`])
			found.push(...(await bothAnswer(twice, `${who} opens ${page}`, (served) => served.ask(page, { as: who }))));
	expect(found).toEqual([]);
});

/** The first letters of names, from one to four. */
const beginnings = (
	isDeep ? ['parent', 'stranger', 'newcomer', 'coordinator', 'deputy', 'CNRY'] : ['newcomer']
).flatMap((name) => [1, 2, 3, 4].map((length) => name.slice(0, length)));

/** What is answered to a name, in the page on which somebody says that she is worried. */
function looksFor({ twice }: { twice: Twice }, who: Visitor, name: string): Promise<string[]> {
	const type = 'application/x-www-form-urlencoded';
	return bothAnswer(twice, `${who} looks for ${name}`, (served) =>
		served.ask('/worried', {
			...{ as: who, method: 'POST', body: new URLSearchParams({ who: name, find: 'yes' }).toString() },
			headers: { origin: served.url.origin, 'content-type': type }
		})
	);
}

test('whoever looks for a name, letter by letter, finds the same', { timeout: deepTimeout }, async ({ twice }) => {
	const found: string[] = [];
	for (const name of beginnings)
		for (const who of ['coordinator', 'facilitator', 'creche-today'] as const) {
			found.push(...(await looksFor({ twice }, who, name)));
			found.push(...(await openTwice(twice, `/manage/people?q=${name}`, who)));
		}
	expect(found).toEqual([]);
});

test.for(leaks.filter(({ page }) => page))(
	'it is found on a page when it is opened: $way',
	{ timeout },
	async ({ who, opens, page = '', shuts = '' }, { twice }) => {
		const owners = [twice.with, twice.without].map(({ set }) => set.scene.owner);
		for (const owner of owners) await owner.query(opens);
		const found = await openTwice(twice, page, who as Visitor);
		for (const owner of owners) await owner.query(shuts);
		expect(found).toHaveLength(1);
		expect(await openTwice(twice, page, who as Visitor)).toEqual([]);
	}
);

/** What is sent in the ordinary check: what would refuse, find or end something, were there a concern. */
const telling =
	/\/same\?|\/team\?\/(end|give)|concerns|\/alike|\/people\/\[person\]|(mine).*(details|children|choices)/;
/** What ends somebody's session comes last. */
const last = (action: string) => Number(/about-me\/leave|sign-out|ends?$/.test(action));

test(
	'every form is answered alike, by whom and about whom ever it is sent',
	{ timeout: deepTimeout },
	async ({ twice }) => {
		const found: string[] = [];
		const sent = actions().filter((action) => isDeep || telling.test(action));
		for (const action of sent.sort((one, other) => last(one) - last(other)))
			for (const who of isDeep ? others : (['parent', 'coordinator'] as const))
				for (const whose of isDeep ? (['own', 'another'] as const) : (['own'] as const))
					found.push(...(await sendTwice(twice, action, who, whose)));
		expect(sent.length).toBeGreaterThan(30);
		expect(found).toEqual([]);
	}
);
