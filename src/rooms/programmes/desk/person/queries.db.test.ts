import { expect } from 'vitest';
import { courseWith } from '#cast/joining.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { test, type House } from '../../../../../tests/support/house.ts';
import { openPersonPage } from './queries.server.ts';

/** The first meetings of a course are over, and she came to each. */
async function cameTo(house: House, cohortId: string, personId: string, weeks: number): Promise<string[]> {
	const { db } = house.owner;
	const sessions = await db
		.selectFrom('programmes.session')
		.select('id')
		.where('cohort_id', '=', cohortId)
		.orderBy('starts_at')
		.limit(weeks)
		.execute();
	const ids = sessions.map(({ id }) => id);
	await db
		.updateTable('programmes.session')
		.set({ starts_at: '2026-10-01T09:00Z', ends_at: '2026-10-01T11:00Z' })
		.where('id', 'in', ids)
		.execute();
	for (const id of ids)
		await db
			.insertInto('programmes.attendance')
			.values({
				org_id: house.orgId,
				id: uuidv7(),
				session_id: id,
				person_id: personId,
				state: 'came',
				noted_by: personId
			})
			.execute();
	return ids;
}

test('she came to so many of so many meetings: a reunion counts in neither number', async ({ house }) => {
	const { course, coordinator, joins } = await courseWith(house);
	const { person } = await joins();
	const [last = ''] = await cameTo(house, course.id, person, 3);
	const counted = async () => (await coordinator((tx) => openPersonPage(tx, person))).courses[0];
	expect(await counted()).toMatchObject({ met: 3, came: 3 });
	await house.owner.db.updateTable('programmes.session').set({ kind: 'reunion' }).where('id', '=', last).execute();
	expect(await counted()).toMatchObject({ met: 2, came: 2 });
});
