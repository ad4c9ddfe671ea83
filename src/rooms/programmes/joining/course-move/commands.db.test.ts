import { expect } from 'vitest';
import { asOf, type Tx } from '#platform/db/tx.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { test, type House } from '../../../../../tests/support/house.ts';
import { courseWith, lettersTo, registrationOf, signIn } from '#cast/joining.ts';
import { makeCohort } from '#rooms/programmes/courses/cohort/examples.ts';
import { mateo } from '#rooms/programmes/joining/registration/examples.ts';
import { listCrechePlacesOf } from '#creche';
import { moveToCourse, tellOfMoves, undoMoveToCourse } from './commands.server.ts';
import { movedLetter } from './mail.server.ts';
import { listMovesOf, listRunsFor } from './queries.server.ts';

const soon = (tx: Tx) => asOf(tx, new Date(tx.now.getTime() + 11 * 60_000));

/** Somebody with a place and a child at the crèche in one course, and another course with so many places. */
async function scene(house: House, places = 3) {
	const here = await courseWith(house, { places: 1, firstDay: '2027-09-07' });
	const there = await courseWith(house, { places, firstDay: '2027-10-05' });
	const her = await here.joins({ children: [mateo] });
	const next = await here.joins();
	const { coordinator } = here;
	const move = { registration: her.registration, to: there.course.id };
	const does = () => coordinator.atDoor((tx) => moveToCourse(tx, her.person, move));
	const at = async (course: string) => (await registrationOf(house, course, her.person))?.state;
	const told = async () =>
		(await lettersTo(house, her.person)).filter(({ kind }) => kind === 'programmes.moved').length;
	return { here, there, her, next, coordinator, does, at, told };
}

test('moved to a course with room: a place there at once, hers here until she is told, one letter, the crèche follows', async ({
	house
}) => {
	const { here, there, her, coordinator, does, at, told } = await scene(house);
	expect((await coordinator((tx) => listRunsFor(tx, her.person))).map(({ id }) => id)).toContain(there.course.id);
	expect(await does()).toMatchObject({ ok: true });
	expect(await does()).toMatchObject({ ok: true });
	expect([await at(here.course.id), await at(there.course.id)]).toEqual(['place', 'place']);
	await house.as('job', (job) => tellOfMoves(job));
	expect([await at(here.course.id), await told()]).toEqual(['place', 0]);
	await house.as('job', (job) => tellOfMoves(soon(job)));
	await house.as('job', (job) => tellOfMoves(soon(job)));
	expect([await at(here.course.id), await at(there.course.id), await told()]).toEqual(['left', 'place', 1]);
	const creche = await coordinator((tx) => listCrechePlacesOf(tx, her.person));
	expect(creche.map(({ circleId, state }) => [circleId, state])).toEqual([[there.course.id, 'place']]);
	const goes = await registrationOf(house, there.course.id, her.person);
	const letter = await house.as('job', (job) => movedLetter(job, her.person, { registration: goes?.id ?? '' }));
	expect(letter?.paragraphs.join(' ')).toContain('5 October');
	expect(await coordinator((tx) => listMovesOf(tx, her.person))).toEqual([]);
});

test('undone within ten minutes nobody is told and nothing is freed; afterwards it is too late', async ({ house }) => {
	const { here, there, her, coordinator, does, at, told } = await scene(house);
	await does();
	const undo = () => coordinator.atDoor((tx) => undoMoveToCourse(tx, her.person, her.registration));
	expect(await undo()).toMatchObject({ ok: true });
	await house.as('job', (job) => tellOfMoves(soon(job)));
	expect([await at(here.course.id), await at(there.course.id), await told()]).toEqual(['place', 'left', 0]);
	expect(await registrationOf(house, there.course.id, her.person)).toMatchObject({ left_why: 'not-moved' });
	expect(await here.states()).toEqual(['place', 'waiting']);
	expect(await does()).toMatchObject({ ok: true });
	await house.as('job', (job) => tellOfMoves(soon(job)));
	expect(await undo()).toEqual({ ok: false, reason: 'told-already' });
	expect(await at(here.course.id)).toBe('left');
});

test('a full course gives a turn behind everybody; nobody is moved twice, into what she has, or before she answered', async ({
	house
}) => {
	const { here, there, her, coordinator, does, at } = await scene(house, 1);
	await there.joins();
	const third = await courseWith(house, { firstDay: '2027-11-02' });
	const asked = await third.asks();
	const move = (person: string, registration: string, to: string) =>
		coordinator.atDoor((tx) => moveToCourse(tx, person, { registration, to }));
	expect(await move(asked.person, asked.registration, there.course.id)).toEqual({ ok: false, reason: 'not-answered' });
	expect(await move(her.person, her.registration, here.course.id)).toEqual({ ok: false, reason: 'there-already' });
	expect(await does()).toMatchObject({ ok: true });
	expect(await at(there.course.id)).toBe('waiting');
	expect(await move(her.person, her.registration, third.course.id)).toEqual({ ok: false, reason: 'moving-already' });
});

test('a group with an open door has no list to be moved to, and whoever tries is told so', async ({ house }) => {
	const { her, coordinator } = await scene(house);
	const bands = { 'under-two': 0, two: 0, 'three-or-more': 0 };
	const open = { template: 'three-block-group', places: null, firstDay: '2027-10-09', bands } as const;
	const group = await coordinator((tx) => makeCohort(tx, open));
	expect((await coordinator((tx) => listRunsFor(tx, her.person))).map(({ id }) => id)).not.toContain(group.id);
	const move = { registration: her.registration, to: group.id };
	const tried = await coordinator.atDoor((tx) => moveToCourse(tx, her.person, move));
	expect(tried).toEqual({ ok: false, reason: 'open-door' });
	expect(await registrationOf(house, group.id, her.person)).toBeUndefined();
});

test('nobody but a coordinator moves somebody, and only by her own registration', async ({ house }) => {
	const { here, there, her, next, coordinator, at } = await scene(house);
	const move = { registration: her.registration, to: there.course.id };
	const herself = await signIn(house, her.person);
	await expect(here.facilitator.atDoor((tx) => moveToCourse(tx, her.person, move))).rejects.toThrow(Forbidden);
	await expect(herself.atDoor((tx) => moveToCourse(tx, her.person, move))).rejects.toThrow(Forbidden);
	await expect(coordinator.atDoor((tx) => moveToCourse(tx, next.person, move))).rejects.toThrow(NotFound);
	await expect(here.facilitator((tx) => listRunsFor(tx, her.person))).rejects.toThrow(Forbidden);
	expect([await at(here.course.id), await at(there.course.id)]).toEqual(['place', undefined]);
});
