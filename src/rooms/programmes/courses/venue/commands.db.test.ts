import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { test } from '../../../../../tests/support/house.ts';
import { deeds, kept } from '#cast/courses.ts';
import { staffOf } from '#cast/meetings.ts';
import { addVenue, changeVenue } from './commands.server.ts';
import { makeVenue, stLukes } from './examples.ts';
import { getVenue, listVenuePage, listVenues } from './queries.server.ts';

const comfort = { feedingCorner: false, changing: false, prayer: false };

test('a venue is added, and anybody may know it', async ({ house }) => {
	const coordinator = await staffOf(house, 'coordinator');
	const venue = { ...stLukes, id: uuidv7(), name: 'قاعة القديس لوقا 🏠' };
	expect(await coordinator((tx) => addVenue(tx, venue))).toEqual({ ok: true, value: venue.id });
	expect(await house.as('visitor', (tx) => listVenues(tx))).toEqual([{ ...venue, ...comfort, version: 1 }]);
	expect((await deeds(house)).filter((deed) => deed === 'programmes.venue.added')).toHaveLength(1);
});

test('a change is kept, and one made from an older version is not', async ({ house }) => {
	const coordinator = await staffOf(house, 'coordinator');
	const id = await coordinator((tx) => makeVenue(tx));
	const change = { ...stLukes, name: 'New hall', stepFree: false, access: { es: 'Por la puerta azul.' } };
	expect(await coordinator((tx) => changeVenue(tx, id, { ...change, version: 1 }))).toEqual({ ok: true });
	expect(await coordinator((tx) => getVenue(tx, id))).toEqual({ ...change, ...comfort, id, version: 2 });
	const before = await kept(house);
	expect(await coordinator((tx) => changeVenue(tx, id, { ...stLukes, version: 1 }))).toEqual({
		ok: false,
		reason: 'changed-meanwhile'
	});
	expect(await kept(house)).toBe(before);
});

test('venues come in pages by name, Hall 2 before Hall 10, each beginning where the one before ended', async ({
	house
}) => {
	const coordinator = await staffOf(house, 'coordinator');
	for (const name of ['10', 'C', '2', 'A', '1', 'B'])
		await coordinator((tx) => addVenue(tx, { ...stLukes, id: uuidv7(), name: `Hall ${name}` }));
	const all = await coordinator((tx) => listVenues(tx));
	const halls = all.map(({ name }) => name).filter((name) => /^Hall \w+$/.test(name));
	expect(halls).toEqual(['Hall 1', 'Hall 2', 'Hall 10', 'Hall A', 'Hall B', 'Hall C']);
	const pages = [];
	for (let page = 1; page === 1 || pages.at(-1)?.hasOlder; page++)
		pages.push(await coordinator((tx) => listVenuePage(tx, page, 2)));
	expect(pages.map(({ shown }) => shown.length).slice(0, -1)).toEqual(pages.slice(1).map(() => 2));
	expect(pages.flatMap(({ shown }) => shown)).toEqual(all);
	expect(pages.length).toBe(Math.ceil(all.length / 2));
});

test('no two are called the same in one area, however it is written; in another area they may be', async ({
	house
}) => {
	const coordinator = await staffOf(house, 'coordinator');
	const add = (name: string, area: string) =>
		coordinator((tx) => addVenue(tx, { ...stLukes, id: uuidv7(), name, area }));
	const first = await add('The Old Library', 'Hilltop');
	expect(first.ok).toBe(true);
	const before = await kept(house);
	const refused = { ok: false, reason: 'called-the-same' };
	for (const name of ['The Old Library', 'the old  library ', 'The Old-Library', 'The “Old” Library.'])
		expect(await add(name, ' hilltop')).toEqual(refused);
	expect(await kept(house)).toBe(before);
	const other = await add('The Old Library', 'Riverside');
	const [one = '', two = ''] = [first, other].map((made) => (made.ok ? made.value : ''));
	const change = { ...stLukes, name: 'The Old Library', version: 1 };
	expect(await coordinator((tx) => changeVenue(tx, two, { ...change, area: 'Hilltop' }))).toEqual(refused);
	expect(await coordinator((tx) => changeVenue(tx, one, { ...change, area: 'Hilltop' }))).toEqual({ ok: true });
});

test('only coordinators keep the list', async ({ house }) => {
	const coordinator = await staffOf(house, 'coordinator');
	const id = await coordinator((tx) => makeVenue(tx));
	const evaluator = await staffOf(house, 'evaluator');
	const before = await kept(house);
	await expect(evaluator((tx) => addVenue(tx, { ...stLukes, id: uuidv7() }))).rejects.toThrow(Forbidden);
	await expect(evaluator((tx) => changeVenue(tx, id, { ...stLukes, version: 1 }))).rejects.toThrow(Forbidden);
	for (const nowhere of [uuidv7(), 'x'])
		await expect(coordinator((tx) => changeVenue(tx, nowhere, { ...stLukes, version: 1 }))).rejects.toThrow(NotFound);
	expect(await kept(house)).toBe(before);
});
