// What whoever coordinates an area sees and does, beside the access matrix and the routes: by the commands of the screens.
import { expect } from 'vitest';
import { joinExample } from '#rooms/programmes/joining/offer/examples.ts';
import { listCourses } from '#rooms/programmes/desk/overview/queries.server.ts';
import { listPeople } from '#rooms/programmes/desk/directory/queries.server.ts';
import { listRoster } from '#rooms/programmes/desk/roster/queries.server.ts';
import { getAttendance } from '#rooms/programmes/desk/attendance-table/queries.server.ts';
import { giveRole } from '../team/commands.server.ts';
import { Forbidden } from '#platform/outcome.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { staffOf } from '#cast/meetings.ts';
import { test, type House } from '../../../../../tests/support/house.ts';
import { changeCohort, createCohort } from '../cohort/commands.server.ts';
import { makeCohort, tuesdays } from '../cohort/examples.ts';
import { getCohort } from '../cohort/queries.server.ts';
import { makeVenue } from '../venue/examples.ts';
import { makeArea } from './examples.ts';

async function twoAreas(house: House) {
	const whole = await staffOf(house, 'coordinator');
	const name = uuidv7().slice(-8);
	const [here, there] = [
		await whole((tx) => makeArea(tx, `Here ${name}`)),
		await whole((tx) => makeArea(tx, `There ${name}`))
	];
	const [hers, others] = [
		await whole((tx) => makeCohort(tx, { areaId: here, places: 1 })),
		await whole((tx) => makeCohort(tx, { areaId: there, places: 1 }))
	];
	return { whole, here, there, hers, others, coordinator: await staffOf(house, 'coordinator', here) };
}

test('she makes a run in her area in one go, and in no other', async ({ house }) => {
	const { whole, here, there, coordinator } = await twoAreas(house);
	const venueId = await whole((tx) => makeVenue(tx));
	const course = { ...tuesdays, venueId, firstDay: '2027-03-02' };
	const make = (areaId?: string) => coordinator((tx) => createCohort(tx, { ...course, id: uuidv7(), areaId }));
	expect(await make(here)).toMatchObject({ ok: true });
	expect(await make(there)).toEqual({ ok: false, reason: 'area-missing' });
	expect(await make()).toEqual({ ok: false, reason: 'area-missing' });
});

test('lists and counts hold her runs alone, and whoever waits in them; the other area stays closed', async ({
	house
}) => {
	const { hers, others, coordinator } = await twoAreas(house);
	const early = new Date('2026-12-20T10:00:00Z');
	for (const [run, area] of [
		[hers, 'Here'],
		[others, 'There']
	] as const)
		for (const called of [`${area} first`, `${area} waits`])
			await house.as('door', (door) => joinExample(door, run.slug, { called }, early));
	const lists = await coordinator(async (tx) => ({
		courses: (await listCourses(tx)).map(({ id }) => id),
		people: (await listPeople(tx, { typed: '', filter: 'all', order: 'newest' })).shown.map(({ called }) => called),
		found: (await listPeople(tx, { typed: 'There', filter: 'all', order: 'newest' })).shown,
		roster: (await listRoster(tx, hers.id)).map(({ called }) => called),
		total: (await getAttendance(tx, { by: ['programme'], period: 'twelve-months', forReaders: false })).names.size
	}));
	expect(lists.courses).toEqual([hers.id]);
	expect(lists.people.sort()).toEqual(['Here first', 'Here waits']);
	expect(lists).toMatchObject({ found: [], total: 0 });
	expect(lists.roster.sort()).toEqual(['Here first', 'Here waits']);
	const change = async (id: string) =>
		coordinator(async (tx) => {
			const cohort = await getCohort(tx, id);
			const now = { ...cohort, areaId: cohort.areaId ?? '', partnerId: '', bands: tuesdays.bands };
			return changeCohort(tx, id, now);
		});
	expect(await change(hers.id)).toEqual({ ok: true });
	await expect(change(others.id)).rejects.toThrow(Forbidden);
	await expect(coordinator((tx) => listRoster(tx, others.id))).rejects.toThrow(Forbidden);
});

test('the team gives the role for an area, and not for a single run; she gives none', async ({ house }) => {
	const { whole, here, hers, coordinator } = await twoAreas(house);
	const wanted = {
		known: '',
		called: 'Rosa',
		language: 'es',
		role: 'coordinator',
		until: '2027-06-30',
		why: 'Our area',
		email: `rosa.${uuidv7().slice(-8)}@example.org`
	} as const;
	expect(await whole((tx) => giveRole(tx, { ...wanted, cohortId: hers.id }))).toEqual({
		ok: false,
		reason: 'not-there'
	});
	expect(await whole((tx) => giveRole(tx, { ...wanted, cohortId: here }))).toMatchObject({ ok: true });
	await expect(coordinator((tx) => giveRole(tx, { ...wanted, cohortId: here }))).rejects.toThrow(Forbidden);
});
