import { expect } from 'vitest';
import { test } from '../../../../../tests/support/house.ts';
import { Forbidden } from '#platform/outcome.ts';
import { staffOf } from '#cast/meetings.ts';
import { getCohort } from '../cohort/queries.server.ts';
import { makeCohort } from '../cohort/examples.ts';
import { listSessions } from '../session/queries.server.ts';
import { makeVenue } from '../venue/examples.ts';
import { lookAtCourse, lookAtDays } from './queries.server.ts';

const day = { firstDay: '2028-02-01', from: '10:00', to: '12:00' };

test('meetings of other courses in the same hall at the same time are named, and those beside them are not', async ({
	house
}) => {
	const coordinator = await staffOf(house, 'coordinator');
	const { own, hall } = await coordinator(async (tx) => {
		const [hall, other] = [await makeVenue(tx), await makeVenue(tx, { name: 'The library' })];
		const own = await makeCohort(tx, { ...day, venueId: hall, draft: true });
		await makeCohort(tx, { ...day, from: '12:00', to: '14:00', venueId: hall });
		await makeCohort(tx, { ...day, venueId: other });
		return { own, hall };
	});
	const look = () =>
		coordinator(async (tx) => lookAtCourse(tx, await getCohort(tx, own.id), await listSessions(tx, own.id)));
	expect(await look()).toMatchObject({ clashes: [], nextFree: null });
	await coordinator((tx) => makeCohort(tx, { firstDay: '2028-02-08', from: '11:00', to: '13:00', venueId: hall }));
	const { clashes, nextFree } = await look();
	expect(clashes[0]?.startsAt.toISOString()).toBe('2028-02-08T11:00:00.000Z');
	expect(clashes).toHaveLength(5);
	expect(nextFree).toBe('2028-03-28'); // the Tuesday after its last
});

test('days are looked at before anything is made, by whoever plans courses alone', async ({ house }) => {
	const coordinator = await staffOf(house, 'coordinator');
	const { made, hall } = await coordinator(async (tx) => {
		const hall = await makeVenue(tx);
		return { hall, made: await makeCohort(tx, { ...day, venueId: hall }) };
	});
	const look = (venueId: string | null, except?: string) =>
		coordinator((tx) => lookAtDays(tx, venueId, { times: day, count: 2, except }));
	expect((await look(hall)).clashes).toHaveLength(2);
	expect(await look(hall, made.id)).toMatchObject({ clashes: [], nextFree: null });
	expect((await look(null)).meetings.map(({ startsAt }) => startsAt.toISOString())).toEqual([
		'2028-02-01T10:00:00.000Z',
		'2028-02-08T10:00:00.000Z'
	]);
	const facilitator = await staffOf(house, 'facilitator', made.id);
	await expect(facilitator((tx) => lookAtDays(tx, hall, { times: day, count: 2 }))).rejects.toThrow(Forbidden);
});
