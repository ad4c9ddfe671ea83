import { expect } from 'vitest';
import { asOf } from '#platform/db/tx.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { test, type House } from '../../../../../tests/support/house.ts';
import { course, deeds } from '#cast/courses.ts';
import { staffOf } from '#cast/meetings.ts';
import { createCohort } from '../cohort/commands.server.ts';
import { makeCohort } from '../cohort/examples.ts';
import { getCohort } from '../cohort/queries.server.ts';
import { planSession, restorePlan } from '../session/commands.server.ts';
import { listBlocks, listParts, listSessions } from '../session/queries.server.ts';
import { threeBlockGroup } from '../template/three-block-group.ts';
import { makeVenue } from '../venue/examples.ts';
import { layBlock } from './commands.server.ts';
import { getComingBlock } from './queries.server.ts';

const london = 'Europe/London';
const now = new Date('2026-11-22T12:00:00Z');
const bands = { 'under-two': 0, two: 0, 'three-or-more': 0 };

async function aGroup(house: House) {
	const coordinator = await staffOf(house, 'coordinator');
	const wish = course(await coordinator((tx) => makeVenue(tx)), { template: 'three-block-group', places: null, bands });
	expect(await coordinator((tx) => createCohort(asOf(tx, now), wish))).toEqual({ ok: true, value: wish.id });
	const lay = (wishes: Partial<{ firstDay: string }> = {}) =>
		coordinator(async (tx) => {
			const { times } = await getComingBlock(asOf(tx, now), wish.id);
			return layBlock(asOf(tx, now), wish.id, { id: uuidv7(), ...times, ...wishes });
		});
	const sessions = () => coordinator((tx) => listSessions(tx, wish.id));
	return { coordinator, id: wish.id, lay, sessions };
}

test('a group begins with its first block, and the door is open', async ({ house }) => {
	const { coordinator, id, sessions } = await aGroup(house);
	expect(await coordinator((tx) => getCohort(tx, id))).toMatchObject({
		kind: 'group',
		wayIn: 'open',
		children: 'with-parent',
		places: null
	});
	const blocks = await coordinator((tx) => listBlocks(tx, id));
	expect(blocks).toMatchObject([{ position: 1, round: 1, templateBlock: 'me' }]);
	expect((await sessions()).map((session) => session.blockId)).toEqual(Array(6).fill(blocks[0]?.id));
});

test('the next block follows a week later, counts on and steps over holidays; after the last the first comes round as it was planned', async ({
	house
}) => {
	const { coordinator, id, lay, sessions } = await aGroup(house);
	const [first] = await sessions();
	const planned = [{ kind: 'snack' as const, minutes: 120, title: { en: 'Pancakes all morning' }, ledBy: 'Bea' }];
	await coordinator((tx) => planSession(tx, first?.id ?? '', { version: 1, parts: planned }));
	for (const _ of ['baby', 'people', 'me again']) expect(await lay()).toMatchObject({ ok: true });
	const all = await sessions();
	expect(all.map((session) => session.week)).toEqual(Array.from({ length: 24 }, (_, at) => at + 1));
	const days = all.map((session) => isoDay(session.startsAt, london));
	expect(days.slice(5, 8)).toEqual(['2027-02-16', '2027-02-23', '2027-03-02']);
	expect(days).not.toContain('2027-03-29');
	const blocks = await coordinator((tx) => listBlocks(tx, id));
	expect(blocks.map(({ templateBlock, round }) => [templateBlock, round])).toEqual([
		['me', 1],
		['baby', 1],
		['people', 1],
		['me', 2]
	]);
	const again = all[18]?.id ?? '';
	const parts = () => coordinator((tx) => listParts(tx, again));
	expect(await parts()).toMatchObject([{ title: { en: 'Pancakes all morning' }, ledBy: '' }]);
	expect(await coordinator((tx) => restorePlan(tx, again))).toEqual({ ok: true });
	expect((await parts()).map((part) => part.title)).toEqual(threeBlockGroup.weeks[0]?.parts.map((part) => part.title));
	expect(await deeds(house)).toContain('programmes.block.laid');
});

test('it can’t begin in the past, on a holiday, or before the group has met for the last time', async ({ house }) => {
	const { lay, sessions } = await aGroup(house);
	const before = (await sessions()).length;
	expect(await lay({ firstDay: '2026-11-03' })).toEqual({ ok: false, reason: 'in-the-past' });
	expect(await lay({ firstDay: '2027-12-27' })).toEqual({ ok: false, reason: 'bank-holiday' });
	expect(await lay({ firstDay: '2027-02-09' })).toEqual({ ok: false, reason: 'before-the-last' });
	expect(await sessions()).toHaveLength(before);
});

test('only coordinators lay a block, and only where blocks come round', async ({ house }) => {
	const { coordinator, id } = await aGroup(house);
	const times = { id: uuidv7(), firstDay: '2027-03-02', from: '10:00', to: '12:00' };
	const facilitator = await staffOf(house, 'facilitator', id);
	await expect(facilitator((tx) => layBlock(asOf(tx, now), id, times))).rejects.toThrow(Forbidden);
	const seven = await coordinator((tx) => makeCohort(tx));
	await expect(coordinator((tx) => getComingBlock(tx, seven.id))).rejects.toThrow(NotFound);
});
