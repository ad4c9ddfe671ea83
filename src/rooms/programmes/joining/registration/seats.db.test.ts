import { expect } from 'vitest';
import { connect } from '#platform/db/connection.ts';
import { inTransaction, type Tx } from '#platform/db/tx.ts';
import { test, type House } from '../../../../../tests/support/house.ts';
import { patiently } from '../../../../../tests/support/patient.ts';
import { courseWith, personAt } from '#cast/joining.ts';
import { getPublicCohort } from '#rooms/programmes/courses/cohort/queries.server.ts';
import { offerFreePlaces, takeUpAtFirstSignIn } from '../offer/commands.server.ts';
import { askExample } from '../offer/examples.ts';
import { endRegistration } from './commands.server.ts';
import { nadia } from './examples.ts';

const bands = { 'under-two': 0, two: 0, 'three-or-more': 0 };
const clients = 50;
const family = (grownUps: number, children: number) => ({ seats: { grownUps, children } });

const tripWith = (house: House, places: number) => courseWith(house, { template: 'trip', places, bands });

async function seatsOf(house: House, cohortId: string) {
	const rows = await house.owner.db
		.selectFrom('programmes.registration')
		.select(['state', 'grown_ups', 'children'])
		.where('cohort_id', '=', cohortId)
		.orderBy('joined_at')
		.execute();
	return rows.map(({ state, grown_ups, children }) => ({ state, seats: grown_ups + children }));
}

test('each who comes on a trip has a seat: a family takes as many as it is, and no other run counts them', async ({
	house
}) => {
	const { course, joins, coordinator } = await tripWith(house, 6);
	await joins(family(2, 2));
	expect(await coordinator((tx) => getPublicCohort(tx, course.slug))).toMatchObject({
		kind: 'trip',
		placesTaken: 4,
		placesLeft: 2
	});
	await joins(family(1, 2));
	await joins(family(1, 0));
	expect(await seatsOf(house, course.id)).toEqual([
		{ state: 'place', seats: 4 },
		{ state: 'waiting', seats: 3 },
		{ state: 'waiting', seats: 1 }
	]);
	const seven = await courseWith(house, { places: 3 });
	await seven.joins(family(2, 5));
	expect(await seatsOf(house, seven.course.id)).toEqual([{ state: 'place', seats: 1 }]);
});

test('who needs more seats than come free is not overtaken, and is offered them once there are enough', async ({
	house
}) => {
	const { course, joins, coordinator } = await tripWith(house, 5);
	const [one, two] = [await joins(family(1, 1)), await joins(family(2, 1))];
	await joins(family(2, 1));
	await joins(family(1, 0));
	const states = async () => (await seatsOf(house, course.id)).map(({ state }) => state);
	const lets = async (registration: string) => {
		await coordinator((tx) => endRegistration(tx, registration));
		await house.as('job', (job) => offerFreePlaces(job, course.id));
	};
	await lets(one.registration);
	expect(await states()).toEqual(['left', 'place', 'waiting', 'waiting']);
	await lets(two.registration);
	expect(await states()).toEqual(['left', 'left', 'offered', 'offered']);
});

test('fifty families ask at once, and answer at once, for the seats of a coach: nobody sits on another', async ({
	house,
	database
}) => {
	const { db, close } = connect(database.appUrl);
	const places = 41;
	const { course } = await tripWith(house, places);
	const door = <T>(work: (tx: Tx) => Promise<T>) =>
		patiently(() => inTransaction(db, { orgId: house.orgId, kind: 'door' }, work));
	const asked = Array.from({ length: clients }, (_, at) => nadia(family(1 + (at % 2), at % 4)));
	await Promise.all(asked.map((joining) => door((tx) => askExample(tx, course.slug, joining))));
	const people = await Promise.all(asked.map(({ reach }) => personAt(house, reach.value)));
	await Promise.all(people.map((person) => door((tx) => takeUpAtFirstSignIn(tx, person))));
	await close();
	const all = await seatsOf(house, course.id);
	const taken = all.filter(({ state }) => state === 'place').reduce((sum, { seats }) => sum + seats, 0);
	expect(taken).toBeLessThanOrEqual(places);
	expect(taken).toBeGreaterThan(places - 5);
	expect(all.filter(({ state }) => state === 'waiting').length).toBeGreaterThan(20);
});
