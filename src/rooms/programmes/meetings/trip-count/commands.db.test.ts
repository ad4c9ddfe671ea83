import { expect } from 'vitest';
import { courseToday, staffOf } from '#cast/meetings.ts';
import { courseWith } from '#cast/joining.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { Forbidden } from '#platform/outcome.ts';
import { listSessions } from '#rooms/programmes/courses/session/queries.server.ts';
import { test } from '../../../../../tests/support/house.ts';
import { countHeads } from './commands.server.ts';
import type { CountedAt } from './form.ts';
import { latestCounts } from './policy.ts';
import { listTripCounts } from './queries.server.ts';

const count = (at: CountedAt, grownUps: number, children: number, why = '') => ({
	...{ id: uuidv7(), at, grownUps, children, why }
});

test('heads are counted when the group leaves, is there and is back: a number that is not as the one before says why, or is not kept', async ({
	house
}) => {
	const { at, facilitator } = await courseToday(house);
	const { id } = at(1);
	const keep = (heads: ReturnType<typeof count>) => facilitator((tx) => countHeads(tx, id, heads));
	const kept = async () =>
		(await facilitator((tx) => listTripCounts(tx, id))).map((one) => [one.at, one.grownUps, one.children, one.why]);
	expect(await keep(count('leaving', 12, 8))).toMatchObject({ ok: true });
	for (const wrong of [count('there', 12, 7), count('there', 11, 9), count('back', 12, 7)])
		expect(await keep(wrong)).toEqual({ ok: false, reason: 'say-why' });
	expect(await kept()).toEqual([['leaving', 12, 8, '']]);
	expect(await keep(count('there', 12, 8))).toMatchObject({ ok: true });
	expect(await keep(count('there', 10, 7, 'One family stayed by the sea'))).toMatchObject({ ok: true });
	// what counts from here is the last count, and the whole way back agrees with it
	expect(await keep(count('back', 12, 8))).toEqual({ ok: false, reason: 'say-why' });
	expect(await keep(count('back', 10, 7))).toMatchObject({ ok: true });
	const stand = latestCounts(await facilitator((tx) => listTripCounts(tx, id)));
	expect(stand.there).toMatchObject({ grownUps: 10, children: 7, why: 'One family stayed by the sea' });
	expect(await kept()).toHaveLength(4);
});

test('nobody counts for a trip that is not hers, is called off, or is on another day', async ({ house }) => {
	const { at, coordinator } = await courseToday(house);
	const { id } = at(1);
	const elsewhere = await courseWith(house);
	const outside = [elsewhere.facilitator, await staffOf(house, 'safeguarding_lead'), await staffOf(house, 'evaluator')];
	for (const who of outside)
		await expect(who((tx) => countHeads(tx, id, count('leaving', 1, 1)))).rejects.toThrow(Forbidden);
	expect(await elsewhere.facilitator((tx) => listTripCounts(tx, id))).toEqual([]);
	const [later] = await coordinator((tx) => listSessions(tx, elsewhere.course.id));
	const early = (tx: Parameters<typeof countHeads>[0]) => countHeads(tx, later?.id ?? '', count('leaving', 1, 1));
	expect(await coordinator(early)).toEqual({ ok: false, reason: 'too-early' });
	await house.owner.db
		.updateTable('programmes.session')
		.set({ cancelled_at: new Date(0) })
		.where('id', '=', id)
		.execute();
	expect(await coordinator((tx) => countHeads(tx, id, count('leaving', 1, 1)))).toEqual({
		ok: false,
		reason: 'cancelled'
	});
	const left = await house.owner.db
		.selectFrom('programmes.trip_count')
		.select('id')
		.where('session_id', '=', id)
		.execute();
	expect(left).toEqual([]);
});
