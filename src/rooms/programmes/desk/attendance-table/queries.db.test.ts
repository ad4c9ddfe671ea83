import { expect } from 'vitest';
import { Forbidden } from '#platform/outcome.ts';
import { deeds } from '#cast/courses.ts';
import { courseToday, staffOf } from '#cast/meetings.ts';
import { makeArea } from '#rooms/programmes/courses/area/examples.ts';
import { noteAttendance } from '#rooms/programmes/meetings/register/commands.server.ts';
import { test } from '../../../../../tests/support/house.ts';
import { exportAttendance } from './commands.server.ts';
import { lookAs, lookIn } from './form.ts';
import { getAttendance } from './queries.server.ts';

const look = (asked: string) => lookIn(new URLSearchParams(asked));

test('figures are what the registers say: nobody of a meeting that was called off, nobody who left, each for the first time once', async ({
	house
}) => {
	const { course, today, at, coordinator, facilitator, joins, leaves } = await courseToday(house, 3);
	const [ana, bea, carla] = [await joins('Ana'), await joins('Bea'), await joins('Carla')];
	const note = (session: string, { personId }: { personId: string }, state: 'came' | 'late' | 'no-word') =>
		facilitator((tx) => noteAttendance(tx, session, { person: personId, state }));
	await note(at(1).id, ana, 'came');
	await note(today.id, ana, 'late');
	await note(today.id, bea, 'came');
	await note(today.id, carla, 'came');
	await leaves(carla.id);
	await note(at(2).id, bea, 'came');
	const off = { cancelled_at: today.startsAt, cancelled_why: 'Snow' };
	await house.owner.db.updateTable('programmes.session').set(off).where('id', '=', at(2).id).execute();
	const { table, names } = await coordinator((tx) => getAttendance(tx, look('by=programme&and=person')));
	expect(names.get(ana.personId)).toBe('Ana');
	expect(table.rows.map(({ of, figures }) => [names.get(of.person ?? ''), figures.attendances]).sort()).toEqual([
		['Ana', 2],
		['Bea', 1]
	]);
	const whole = await coordinator((tx) => getAttendance(tx, look('by=programme')));
	expect(whole.table.rows.map(({ of }) => of)).toEqual([{ programme: course.id }]);
	expect(whole.table.total).toEqual({ sessions: 2, people: 2, attendances: 3, firstTimers: 2 });
	expect(whole.table.base).toBe(2 * 2);
	expect(whole.names.has(ana.personId), 'where rows are no people nobody is named').toBe(false);
	const before = await coordinator((tx) => getAttendance(tx, look('period=last-year')));
	expect(before.table.rows).toEqual([]);
});

test('a table that leaves is written down, with its sum; for readers it names nobody and hides the few', async ({
	house
}) => {
	const { today, coordinator, facilitator, joins } = await courseToday(house, 2);
	const { personId } = await joins('Dora');
	await facilitator((tx) => noteAttendance(tx, today.id, { person: personId, state: 'came' }));
	const named = await coordinator((tx) => exportAttendance(tx, look('by=person')));
	expect(named).toContain('Dora,2,1,1,1');
	expect(named).toMatch(/Total,\d+,\d+,\d+,\d+\r\n$/);
	const readers = await coordinator((tx) => exportAttendance(tx, look('by=person&for=readers')));
	expect(readers).not.toContain('Dora');
	expect(await deeds(house)).toContain('programmes.attendance.exported');
	const seen = await house.owner.db
		.selectFrom('platform.access')
		.select('what')
		.where('person_id', '=', personId)
		.execute();
	expect(seen.map(({ what }) => what)).toEqual(['programmes.exported']);
});

test('areas stand side by side, each with its name, and what lies in none is not left out of the sum', async ({
	house
}) => {
	const { course, today, coordinator, facilitator, joins } = await courseToday(house);
	const ana = await joins('Ana');
	await facilitator((tx) => noteAttendance(tx, today.id, { person: ana.personId, state: 'came' }));
	const byArea = async () => coordinator((tx) => getAttendance(tx, look('by=area&and=month')));
	const before = (await byArea()).table.total.attendances;
	const area = await coordinator((tx) => makeArea(tx, `Riverside ${today.id}`));
	await house.owner.db.updateTable('programmes.cohort').set({ area_id: area }).where('id', '=', course.id).execute();
	const { table, names } = await byArea();
	const row = table.rows.find(({ of }) => of.area === area);
	expect(row?.figures).toEqual({ sessions: 1, people: 1, attendances: 1, firstTimers: 1 });
	expect(names.get(area)).toBe(`Riverside ${today.id}`);
	expect(table.total.attendances).toBe(before);
	expect(await coordinator((tx) => exportAttendance(tx, look('by=area')))).toContain(`Riverside ${today.id},1,1,1,1`);
});

test('only coordinators see it', async ({ house }) => {
	for (const role of ['evaluator', 'safeguarding_lead'] as const) {
		const other = await staffOf(house, role);
		await expect(other((tx) => getAttendance(tx, look('')))).rejects.toThrow(Forbidden);
		await expect(other((tx) => exportAttendance(tx, look('')))).rejects.toThrow(Forbidden);
	}
	const { facilitator } = await courseToday(house);
	await expect(facilitator((tx) => getAttendance(tx, look('')))).rejects.toThrow(Forbidden);
});

test('nonsense in the address asks for months; an address says a look as it was', () => {
	expect(look('by=shoe&and=hat&period=ever&for=me')).toEqual({
		by: ['month'],
		period: 'three-months',
		forReaders: false
	});
	expect(look('by=person&for=readers').by).toEqual(['month']);
	expect(look('by=month&and=month').by).toEqual(['month']);
	for (const asked of ['by=kind&and=weekday&period=last-year', 'by=language&period=this-year&for=readers'])
		expect(lookAs(look(asked))).toBe(asked);
});
