import { sql } from 'kysely';
import { expect } from 'vitest';
import { courseToday } from '#cast/meetings.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { test } from '../../../../../tests/support/house.ts';
import { findWaitingTime } from './queries.server.ts';

test('how long it takes to come is said of eight who asked and more, counts whoever still waits as not having come, and tells nobody apart', async ({
	house
}) => {
	const day = await courseToday(house, 2);
	const programme = uuidv7();
	const own = house.owner.db;
	await sql`insert into programmes.programme select (jsonb_populate_record(p, jsonb_build_object('id', ${programme}::text, 'template', ${programme}::text))).*
		from programmes.programme p join programmes.cohort c on c.programme_id = p.id where c.id = ${day.course.id}::uuid`.execute(
		own
	);
	await sql`update programmes.cohort set programme_id = ${programme}::uuid where id = ${day.course.id}::uuid`.execute(
		own
	);
	const said = () => house.as('visitor', (tx) => findWaitingTime(tx, day.course.id));
	const asked = async (name: string, before: number) => {
		const { id, personId } = await day.joins(name);
		await sql`update programmes.registration r set joined_at = s.starts_at - make_interval(days => ${before}) from programmes.session s
			where r.id = ${id}::uuid and s.id = ${day.at(1).id}::uuid`.execute(own);
		return personId;
	};
	const came = (personId: string, week: number) =>
		sql`insert into programmes.attendance (org_id, session_id, person_id, state, noted_by)
			select s.org_id, s.id, ${personId}::uuid, 'came', ${day.facilitator.id}::uuid from programmes.session s where s.id = ${day.at(week).id}::uuid`.execute(
			own
		);
	for (const before of [3, 5, 9, 12]) await came(await asked(`Asked ${before}`, before), 1);
	for (const before of [20, 30, 40]) await asked(`Waits ${before}`, before);
	expect(await said()).toBeUndefined();
	const eighth = await asked('Eighth', 50);
	expect(await said(), 'four of eight came').toEqual({ people: 8, days: 12 });
	await came(eighth, 2);
	expect(await said(), 'who came today is not seen to come').toEqual({ people: 8, days: 12 });
	await asked('Ninth', 2);
	expect(await said(), 'half of them have not come').toEqual({ people: 9, days: null });
	await asked('Long ago', 400);
	await came(await asked('Had come before', -3), 1);
	expect(await said()).toMatchObject({ people: 9 });
	await sql`update programmes.cohort set published_at = null where id = ${day.course.id}::uuid`.execute(own);
	expect(await said(), 'of a draft nothing is said').toBeUndefined();
});
