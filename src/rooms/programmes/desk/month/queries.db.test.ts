import { expect } from 'vitest';
import { Forbidden } from '#platform/outcome.ts';
import { test } from '../../../../../tests/support/house.ts';
import { staffOf } from '#cast/meetings.ts';
import { makeCohort } from '#rooms/programmes/courses/cohort/examples.ts';
import { makeVenue } from '#rooms/programmes/courses/venue/examples.ts';
import { listMonth, monthsHeld } from './queries.server.ts';

test('a month holds every meeting of every course by the clocks of the charity, drafts too, and says where two want one hall', async ({
	house
}) => {
	const coordinator = await staffOf(house, 'coordinator');
	const venueId = await coordinator((tx) => makeVenue(tx));
	await coordinator((tx) => makeCohort(tx, { venueId, firstDay: '2027-06-29', from: '22:00', to: '23:30' }));
	await coordinator((tx) =>
		makeCohort(tx, { venueId, firstDay: '2027-07-06', from: '23:00', to: '23:45', draft: true })
	);
	await coordinator((tx) => makeCohort(tx, { firstDay: '2027-07-06', from: '22:00', to: '23:30' }));
	const june = await coordinator((tx) => listMonth(tx, '2027-06'));
	expect(june.map((one) => one.startsAt.toISOString())).toEqual(['2027-06-29T21:00:00.000Z']);
	const july = await coordinator((tx) => listMonth(tx, '2027-07'));
	expect(july).toHaveLength(4 + 4 + 4);
	expect(july.slice(0, 3)).toMatchObject([
		{ clashes: expect.any(Boolean), isDraft: false },
		{ clashes: expect.any(Boolean), isDraft: false },
		{ clashes: true, isDraft: true, venueId }
	]);
	expect(july.filter((one) => one.clashes)).toHaveLength(8);
	expect(july.filter((one) => one.clashes).every((one) => one.venueId === venueId)).toBe(true);
	expect(await coordinator((tx) => listMonth(tx, '2019-01'))).toEqual([]);
	expect(await coordinator((tx) => monthsHeld(tx, '2026-11-27'))).toEqual({ first: '2026-11', last: '2027-08' });
	expect(await coordinator((tx) => monthsHeld(tx, '2030-01-01'))).toEqual({ first: '2027-06', last: '2030-01' });
});

test('only coordinators open it', async ({ house }) => {
	const evaluator = await staffOf(house, 'evaluator');
	await expect(evaluator((tx) => listMonth(tx, '2027-07'))).rejects.toThrow(Forbidden);
});
