import { expect } from 'vitest';
import { test } from '../../../../../tests/support/house.ts';
import { staffOf } from '#cast/meetings.ts';
import { getCohort } from '../cohort/queries.server.ts';
import { makeCohort } from '../cohort/examples.ts';
import { makeVenue } from '../venue/examples.ts';
import { findInTheHall } from './queries.server.ts';

test('meetings of other courses in the same hall at the same time are named, and those beside them are not', async ({
	house
}) => {
	const coordinator = await staffOf(house, 'coordinator');
	const made = await coordinator(async (tx) => {
		const [hall, other] = [await makeVenue(tx), await makeVenue(tx, { name: 'The library' })];
		const day = { firstDay: '2028-02-01', from: '10:00', to: '12:00' };
		return {
			own: await makeCohort(tx, { ...day, venueId: hall, draft: true }),
			later: await makeCohort(tx, { ...day, from: '12:00', to: '14:00', venueId: hall }),
			elsewhere: await makeCohort(tx, { ...day, venueId: other })
		};
	});
	const clashes = () =>
		coordinator(async (tx) =>
			(await findInTheHall(tx, await getCohort(tx, made.own.id))).map(({ startsAt }) => startsAt)
		);
	expect(await clashes()).toEqual([]);
	await coordinator(async (tx) => {
		const { venueId } = await getCohort(tx, made.own.id);
		await makeCohort(tx, { firstDay: '2028-02-08', from: '11:00', to: '13:00', venueId });
	});
	const found = await clashes();
	expect(found[0]?.toISOString()).toBe('2028-02-08T11:00:00.000Z');
	expect(found).toHaveLength(5);
});
