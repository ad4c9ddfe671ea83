import { sql } from 'kysely';
import { expect } from 'vitest';
import { courseToday, staffOf } from '#cast/meetings.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { test, type House } from '../../../../../tests/support/house.ts';
import { noteAttendance } from '../../meetings/register/commands.server.ts';
import { addArea, changeArea, endPartner } from '../../courses/area/commands.server.ts';
import { makeArea, makePartner } from '../../courses/area/examples.ts';
import { ourselves } from '../../courses/area/form.ts';
import { getArea } from '../../courses/area/queries.server.ts';
import { getAttendance } from '../attendance-table/queries.server.ts';
import { listPeople } from '../directory/queries.server.ts';
import { listRoster } from '../roster/queries.server.ts';
import { countQuarters } from './jobs.server.ts';
import { getPlanWithoutPeople, listQuarters, listRunsToCompare } from './queries.server.ts';

/** Puts what happened today into a quarter that is over. */
const longAgo = (house: House, cohort: string, days = 150) =>
	sql`update programmes.session set starts_at = starts_at - make_interval(days => ${days}), ends_at = ends_at - make_interval(days => ${days})
		where cohort_id = ${cohort}::uuid`.execute(house.owner.db);

test('a quarter is counted once: few are hidden before it is kept, and what is noted later changes nothing', async ({
	house
}) => {
	const day = await courseToday(house);
	const area = await day.coordinator((tx) => makeArea(tx, 'Riverside'));
	await house.owner.db
		.updateTable('programmes.cohort')
		.set({ area_id: area })
		.where('id', '=', day.course.id)
		.execute();
	const came: string[] = [];
	for (const name of ['Ana', 'Bea', 'Cleo', 'Dora']) came.push((await day.joins(name)).personId);
	for (const person of came) await day.facilitator((tx) => noteAttendance(tx, day.today.id, { person, state: 'came' }));
	const fifth = (await day.joins('Eva')).personId;
	await longAgo(house, day.course.id);
	await sql`insert into programmes.follow_up (org_id, cohort_id, person_id, reason, outcome, noted_by, noted_at)
		select s.org_id, s.cohort_id, p, 'other', 'reached', ${day.facilitator.id}::uuid, s.starts_at
		from programmes.session s, unnest(${[...came, fifth]}::uuid[]) p where s.id = ${day.today.id}::uuid`.execute(
		house.owner.db
	);
	const lead = await staffOf(house, 'programme_lead');
	expect(await lead((tx) => listQuarters(tx))).toEqual([]);
	await house.as('job', countQuarters);
	const seen = await lead((tx) => listQuarters(tx));
	const hidden = { people: null, attendances: null, firstTimers: null };
	const rows = seen.flatMap((quarter) => quarter.rows);
	expect(rows.filter(({ areaId }) => areaId === area)).toContainEqual(
		expect.objectContaining({ name: 'Riverside', ...hidden, called: 5, referred: 0, agreed: 0, givenBack: 0 })
	);
	expect(JSON.stringify(seen)).not.toMatch(/Ana|Dora/);
	await sql`insert into programmes.attendance (org_id, session_id, person_id, state, noted_by)
		select s.org_id, s.id, ${fifth}::uuid, 'came', ${day.facilitator.id}::uuid from programmes.session s where s.id = ${day.today.id}::uuid`.execute(
		house.owner.db
	);
	await house.as('job', countQuarters);
	expect(await lead((tx) => listQuarters(tx))).toEqual(seen);
	await expect(day.facilitator((tx) => listQuarters(tx))).rejects.toThrow(Forbidden);
	await expect(lead(countQuarters)).rejects.toThrow(Forbidden);
	const refused = sql`insert into programmes.area_figure (org_id, began, sessions, people, counted_at)
		values (${house.orgId}::uuid, '2020-01-01', 1, 4, platform.now())`;
	await expect(refused.execute(house.owner.db), 'four people are never kept').rejects.toThrow(/check/);
});

test('of a quarter the heads counted last at each meeting are kept beside who has a name', async ({ house }) => {
	const day = await courseToday(house);
	const area = await day.coordinator((tx) => makeArea(tx, 'Hillside'));
	await house.owner.db
		.updateTable('programmes.cohort')
		.set({ area_id: area })
		.where('id', '=', day.course.id)
		.execute();
	await longAgo(house, day.course.id, 350);
	await sql`insert into programmes.head_count (org_id, id, session_id, adults, children, counted_by, counted_at)
		select s.org_id, uuidv7(), s.id, counts.adults, 0, ${day.facilitator.id}::uuid, s.starts_at + counts.after
		from programmes.session s, (values (30, interval '10 minutes'), (14, interval '50 minutes')) counts (adults, after)
		where s.id = ${day.today.id}::uuid`.execute(house.owner.db);
	await house.as('job', countQuarters);
	const lead = await staffOf(house, 'programme_lead');
	const rows = (await lead((tx) => listQuarters(tx))).flatMap((quarter) => quarter.rows);
	expect(rows).toContainEqual(expect.objectContaining({ name: 'Hillside', attendances: 0, heads: 14 }));
	await expect(lead((tx) => sql`select programmes.quarter_heads('2026-01-01')`.execute(tx.db))).rejects.toThrow(
		/permission|only timed work/
	);
});

test('whoever leads a programme reads plans without people, keeps areas, and comes to no person', async ({ house }) => {
	const day = await courseToday(house);
	await day.joins('Ana');
	const lead = await staffOf(house, 'programme_lead');
	const area = await lead((tx) => makeArea(tx, 'Harbour'));
	await house.owner.db
		.updateTable('programmes.cohort')
		.set({ area_id: area })
		.where('id', '=', day.course.id)
		.execute();
	await sql`update programmes.part p set led_by = 'Ana', kind = 'parent-led', title = '{"en":"Ana bakes"}' from programmes.session s
		where s.id = p.session_id and s.cohort_id = ${day.course.id}::uuid and p.position = 1`.execute(house.owner.db);
	expect((await lead((tx) => listRunsToCompare(tx, { areaId: area }))).map(({ id }) => id)).toEqual([day.course.id]);
	const plan = await lead((tx) => getPlanWithoutPeople(tx, day.course.id));
	expect(plan.sessions[0]?.parts.length).toBeGreaterThan(1);
	expect(JSON.stringify(plan)).not.toContain('Ana');
	for (const look of [
		() => lead((tx) => listRoster(tx, day.course.id)),
		() => lead((tx) => listPeople(tx, { typed: '', filter: 'all', order: 'newest' })),
		() => lead((tx) => getAttendance(tx, { by: ['month'], period: 'this-year', forReaders: true }))
	])
		await expect(look()).rejects.toThrow(Forbidden);
	await expect(day.facilitator((tx) => getPlanWithoutPeople(tx, day.course.id))).rejects.toThrow(Forbidden);
	await sql`update programmes.cohort set published_at = null where id = ${day.course.id}::uuid`.execute(house.owner.db);
	await expect(lead((tx) => getPlanWithoutPeople(tx, day.course.id))).rejects.toThrow(NotFound);
});

test('roles of a partner end by its end alone: to say when it ended is no way round', async ({ house }) => {
	const lead = await staffOf(house, 'programme_lead');
	const partner = await lead((tx) => makePartner(tx, 'Elm Trust'));
	const change = { name: 'Elm Trust', since: '', until: '2026-01-01', version: 1 };
	expect(await lead((tx) => changeArea(tx, partner, change, 'programmes.partner'))).toEqual({ ok: true });
	expect((await lead((tx) => getArea(tx, partner, 'programmes.partner'))).until).toBeNull();
	await expect(lead((tx) => endPartner(tx, partner, ourselves))).rejects.toThrow(Forbidden);
	const evaluator = await staffOf(house, 'evaluator');
	await expect(evaluator((tx) => addArea(tx, { id: partner, name: 'Elm', since: '' }))).rejects.toThrow(Forbidden);
});
