import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { addChild } from '#rooms/people/child/commands.server.ts';
import { listChildren } from '#rooms/people/child/queries.server.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { test, type House } from '../../../../tests/support/house.ts';
import { passPlacesOn } from '#rooms/programmes/joining/offer/jobs.server.ts';
import { mateo } from '#rooms/programmes/joining/registration/examples.ts';
import { courseWith, lettersTo, signIn, snapshot } from '#cast/joining.ts';
import { staffOf } from '#cast/meetings.ts';
import { cancelSession } from '#rooms/programmes/courses/reschedule/commands.server.ts';
import { listSessions } from '#rooms/programmes/courses/session/queries.server.ts';
import { leaveCreche, leaveCrecheFor, takeChildOff } from './commands.server.ts';
import { listComing } from '#rooms/programmes/joining/coming/queries.server.ts';
import { askForCreche, askForCrecheFor } from '#rooms/programmes/joining/registration/commands.server.ts';
import { allot } from './policy.ts';
import { countCrecheOpen, listCrechePlacesOf } from './queries.server.ts';

const oneOfTwo = { bands: { 'under-two': 0, two: 1, 'three-or-more': 0 } };

const placesOf = async (house: House, person: string) =>
	(await signIn(house, person))((tx) => listCrechePlacesOf(tx, person));

const daysFor = (house: House, childId: string) =>
	house.owner.db.selectFrom('people.creche_day').select('day').where('child_id', '=', childId).execute();

test('places go to children in the order in which they were asked for, age band by age band', () => {
	const free = { 'under-two': 1, two: 1, 'three-or-more': 0 };
	expect(allot(free, ['two', 'two', 'under-two', 'three-or-more'])).toEqual(['place', 'waiting', 'place', 'waiting']);
	expect(free).toEqual({ 'under-two': 1, two: 1, 'three-or-more': 0 });
});

test('when a crèche place is given up, the child that has waited longest gets it, and her parent a letter', async ({
	house
}) => {
	const { course, joins } = await courseWith(house, oneOfTwo);
	const [first, second, third] = [
		await joins({ children: [mateo] }),
		await joins({ children: [mateo] }),
		await joins({ children: [mateo] })
	];
	const [place] = await placesOf(house, first.person);
	const speaks = await signIn(house, first.person);
	await speaks((tx) => leaveCreche(tx, place?.id ?? ''));
	expect(
		await house.as('door', async (door) => countCrecheOpen(door, course.id, await listComing(door, course.id)))
	).toMatchObject({ two: 0 }); // kept for the waiting list
	await house.as('job', (job) => passPlacesOn(job, { cohort: course.id }));
	expect(await placesOf(house, second.person)).toMatchObject([{ state: 'place' }]);
	expect(await placesOf(house, third.person)).toMatchObject([{ state: 'waiting' }]);
	const [given] = await placesOf(house, second.person);
	expect(await daysFor(house, given?.childId ?? '')).toHaveLength(7);
	expect((await lettersTo(house, second.person)).at(-1)?.kind).toBe('programmes.creche-place');
});

test('she asks for a crèche place later, for a child of hers, once', async ({ house }) => {
	const { joins } = await courseWith(house, oneOfTwo);
	const { person, registration } = await joins();
	const baby = randomUUID();
	const other = await courseWith(house);
	await other.joins({ children: [mateo] });
	const known = await other.joins({ children: [mateo] });
	const [child] = await (await signIn(house, known.person))((tx) => listChildren(tx, known.person));
	const hers = child?.id ?? '';
	const owner = await signIn(house, known.person);
	const ask = () => owner.atDoor((tx) => askForCreche(tx, known.registration, hers));
	expect(await ask()).toEqual({ ok: true, value: 'place' });
	expect(await placesOf(house, known.person)).toHaveLength(1);
	const speaks = await signIn(house, person);
	await speaks((tx) => addChild(tx, person, { id: baby, ...mateo, ageBand: 'under-two' }));
	const none = await speaks.atDoor((tx) => askForCreche(tx, registration, baby));
	expect(none).toEqual({ ok: false, reason: 'no-creche' });
});

test('a coordinator asks for a place and gives it up for a parent who asked her to, and nobody else does', async ({
	house
}) => {
	const { course, joins } = await courseWith(house, oneOfTwo);
	const [hers, other] = [await joins(), await joins({ children: [mateo] })];
	const speaks = await signIn(house, hers.person);
	const child = randomUUID();
	await speaks((tx) => addChild(tx, hers.person, { id: child, ...mateo }));
	const coordinator = await staffOf(house, 'coordinator');
	const ask = (registration = hers.registration) =>
		coordinator.atDoor((tx) => askForCrecheFor(tx, registration, child));
	expect(await ask()).toEqual({ ok: true, value: 'waiting' });
	const [taken] = await placesOf(house, other.person);
	const leave = (person: string) => coordinator((tx) => leaveCrecheFor(tx, person, taken?.id ?? ''));
	await expect(leave(hers.person)).rejects.toThrow(NotFound);
	expect(await leave(other.person)).toEqual({ ok: true });
	await house.as('job', (job) => passPlacesOn(job, { cohort: course.id }));
	expect(await placesOf(house, hers.person)).toMatchObject([{ state: 'place', childId: child }]);
	expect(await daysFor(house, child)).toHaveLength(7);
	const facilitator = await staffOf(house, 'facilitator', course.id);
	const before = await snapshot(house);
	await expect(ask(other.registration)).rejects.toThrow(NotFound);
	await expect(facilitator.atDoor((tx) => askForCrecheFor(tx, hers.registration, child))).rejects.toThrow(NotFound);
	await expect(speaks.atDoor((tx) => askForCrecheFor(tx, hers.registration, child))).rejects.toThrow(NotFound);
	const [place] = await placesOf(house, hers.person);
	await expect(facilitator((tx) => leaveCrecheFor(tx, hers.person, place?.id ?? ''))).rejects.toThrow(Forbidden);
	expect(await snapshot(house)).toEqual(before);
});

test('the door asks for nobody: her own child in her own course, and only she', async ({ house }) => {
	const { joins } = await courseWith(house);
	const [hers, other] = [await joins({ children: [mateo] }), await joins({ children: [mateo] })];
	const speaks = await signIn(house, hers.person);
	const [mine] = await speaks((tx) => listChildren(tx, hers.person));
	const theirs = (await placesOf(house, other.person))[0]?.childId ?? '';
	const before = await snapshot(house);
	for (const [registration, child] of [
		[hers.registration, theirs],
		[other.registration, mine?.id ?? ''],
		[other.registration, theirs]
	] as const) {
		await expect(speaks.atDoor((tx) => askForCreche(tx, registration, child))).rejects.toThrow(NotFound);
		for (const kind of ['door', 'link', 'visitor'] as const)
			await expect(house.as(kind, (tx) => askForCreche(tx, registration, child))).rejects.toThrow(NotFound);
	}
	await expect(speaks((tx) => askForCreche(tx, hers.registration, mine?.id ?? ''))).rejects.toThrow(NotFound);
	expect(await snapshot(house)).toBe(before);
});

test('a child that is taken off her page is on no list any more, and its place is free', async ({ house }) => {
	const { course, joins } = await courseWith(house, oneOfTwo);
	const { person } = await joins({ children: [mateo] });
	const [place] = await placesOf(house, person);
	const speaks = await signIn(house, person);
	await speaks((tx) => takeChildOff(tx, person, place?.childId ?? ''));
	expect(await placesOf(house, person)).toEqual([]);
	expect(await daysFor(house, place?.childId ?? '')).toEqual([]);
	expect(
		await house.as('door', async (door) => countCrecheOpen(door, course.id, await listComing(door, course.id)))
	).toMatchObject({ two: 1 });
});

test('nobody gives up another’s crèche place', async ({ house }) => {
	const { joins } = await courseWith(house, oneOfTwo);
	const { person } = await joins({ children: [mateo] });
	const [place] = await placesOf(house, person);
	const stranger = await signIn(house, (await joins()).person);
	const before = await snapshot(house);
	await expect(stranger((tx) => leaveCreche(tx, place?.id ?? ''))).rejects.toThrow(NotFound);
	await expect(stranger((tx) => takeChildOff(tx, person, place?.childId ?? ''))).rejects.toThrow(NotFound);
	expect(await snapshot(house)).toBe(before);
});

test('when a meeting is called off, the crèche expects no child that day', async ({ house }) => {
	const { course, joins, coordinator } = await courseWith(house, oneOfTwo);
	const { person } = await joins({ children: [mateo] });
	const [place] = await placesOf(house, person);
	const [, second] = await coordinator((tx) => listSessions(tx, course.id));
	await coordinator((tx) => cancelSession(tx, second?.id ?? '', 'Snow'));
	expect(await daysFor(house, place?.childId ?? '')).toHaveLength(6);
});
