import { sql } from 'kysely';
import { expect } from 'vitest';
import { connect } from '#platform/db/connection.ts';
import { asOf, inTransaction, type Tx } from '#platform/db/tx.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { courseWith, lettersTo, personAt, signIn } from '#cast/joining.ts';
import { bringTogether } from '../../../../merging.server.ts';
import { getPublicCohort } from '#rooms/programmes/courses/cohort/queries.server.ts';
import { listWhatsOn } from '#rooms/programmes/courses/whats-on/queries.server.ts';
import { listSessions, parentsToTell } from '#rooms/programmes/courses/session/queries.server.ts';
import { listRoster } from '#rooms/programmes/desk/roster/queries.server.ts';
import { listRegister } from '#rooms/programmes/meetings/register/queries.server.ts';
import { listMyCourses } from '#rooms/programmes/taking-part/my-page/queries.server.ts';
import { test, type House } from '../../../../../tests/support/house.ts';
import { patiently } from '../../../../../tests/support/patient.ts';
import { acceptOffer, offerFreePlaces, takeUpAtFirstSignIn } from '../offer/commands.server.ts';
import { askExample } from '../offer/examples.ts';
import { join, leaveCourse } from './commands.server.ts';
import { mateo, nadia } from './examples.ts';
import { findRegistrationOf } from './queries.server.ts';

/** In the long trial of bin/check --deep there are as many as fill a hall. */
const clients = process.env.KITH_RACES ? 50 : 16;
const bands = { 'under-two': 0, two: 1, 'three-or-more': 0 };
const reach = (value: string) => ({ reach: { kind: 'email', value } as const });

/** A run of seven meetings whose places are had for one: two each, and one place in each crèche. */
async function eachWith(house: House, places = 2) {
	const scene = await courseWith(house, { wayIn: 'each', places, bands });
	const [one, two, three] = await scene.coordinator((tx) => listSessions(tx, scene.course.id));
	if (!one || !two || !three) throw new Error('the run has no three meetings');
	const of = (person: string, session: { id: string }) =>
		house.as('door', (tx) => findRegistrationOf(tx, scene.course.id, person, session.id));
	const offers = () => house.as('job', (job) => offerFreePlaces(job, scene.course.id));
	return { ...scene, one, two, three, of, offers };
}

test('a place, a turn and a crèche place are had for one meeting, and leave the other meetings as they are', async ({
	house
}) => {
	const { course, coordinator, joins, one, two, three, of } = await eachWith(house);
	const joining = { ...reach('nadia.each@example.org'), children: [mateo] };
	const { person } = await joins({ ...joining, sessionId: one.id });
	await joins({ ...joining, sessionId: three.id });
	await joins({ sessionId: one.id, children: [mateo] });
	const waits = await joins({ sessionId: one.id });
	expect((await of(waits.person, one))?.state).toBe('waiting');
	const run = await coordinator((tx) => getPublicCohort(tx, course.slug));
	expect(run.each.slice(0, 3).map(({ left, waiting }) => [left, waiting])).toEqual([
		[0, 1],
		[2, 0],
		[1, 0]
	]);
	const on = await coordinator((tx) => listWhatsOn(tx));
	expect(on.filter(({ slug }) => slug === course.slug).map(({ left }) => left)).toEqual([0, 2, 1, 2, 2, 2, 2]);
	const { rows: days } = await sql<{ day: string }>`
		select d.day::text from people.creche_day d join people.child k on k.org_id = d.org_id and k.id = d.child_id
		where k.person_id = ${person} order by d.day`.execute(house.owner.db);
	expect(days.map(({ day }) => day)).toEqual([one, three].map(({ startsAt }) => isoDay(startsAt, 'Europe/London')));
	const places = await house.owner.db
		.selectFrom('creche.place')
		.select(['sitting_id', 'state'])
		.where('circle_id', '=', course.id)
		.orderBy('asked_at')
		.execute();
	expect(places).toEqual([
		{ sitting_id: one.id, state: 'place' },
		{ sitting_id: three.id, state: 'place' },
		{ sitting_id: one.id, state: 'waiting' }
	]);
	const on1 = (await coordinator((tx) => listRoster(tx, course.id, one.id))).map(({ state }) => state);
	expect(on1).toEqual(['place', 'place', 'waiting']);
	expect(await coordinator((tx) => listRoster(tx, course.id, two.id))).toEqual([]);
	const pages = await (await signIn(house, person))((tx) => listMyCourses(tx, person));
	expect(pages.map(({ sessions, creche }) => [sessions.map(({ id }) => id), creche.length])).toEqual([
		[[one.id], 1],
		[[three.id], 1]
	]);
});

test('which meeting has to be said, of those to come; a place in another run is none here', async ({ house }) => {
	const { course, one, of } = await eachWith(house);
	const other = await eachWith(house);
	const ask = (sessionId?: string) => house.as('door', (tx) => join(tx, course.slug, nadia({ sessionId })));
	expect(await ask()).toEqual({ ok: false, reason: 'which-meeting' });
	expect(await ask(other.one.id)).toEqual({ ok: false, reason: 'which-meeting' });
	const late = (tx: Tx) => join(asOf(tx, one.startsAt), course.slug, nadia({ sessionId: one.id }));
	expect(await house.as('door', late)).toEqual({ ok: false, reason: 'over' });
	// a run with one place for all takes no notice of a meeting that somebody writes into the form
	const whole = await courseWith(house);
	const { person } = await whole.joins({ sessionId: one.id });
	expect(await of(person, one)).toBeUndefined();
	expect(await whole.states()).toEqual(['place']);
});

test('she lets one meeting go: its place is offered to who waits for that meeting, and she comes to the others', async ({
	house
}) => {
	const { course, joins, coordinator, one, two, of, offers } = await eachWith(house, 1);
	const hers = reach('rosa.each@example.org');
	const { person } = await joins({ ...hers, sessionId: one.id });
	await joins({ ...hers, sessionId: two.id });
	const forOne = await joins({ sessionId: one.id });
	const forTwo = await joins({ sessionId: two.id });
	const letGo = await of(person, one);
	await (
		await signIn(house, person)
	)((tx) => leaveCourse(tx, letGo?.id ?? ''));
	await offers();
	expect((await of(forOne.person, one))?.state).toBe('offered');
	expect((await of(forTwo.person, two))?.state).toBe('waiting');
	expect((await of(person, two))?.state).toBe('place');
	const members = () =>
		house.owner.db
			.selectFrom('people.member')
			.select('person_id')
			.where('circle_id', '=', course.id)
			.where('person_id', '=', person)
			.execute();
	expect(await members()).toHaveLength(1);
	expect(await coordinator((tx) => parentsToTell(tx, course.id, two.id))).toEqual([person]);
	const next = await signIn(house, forOne.person);
	expect(await next.atDoor((tx) => acceptOffer(tx, { own: forOne.registration }))).toMatchObject({ ok: true });
	expect(await coordinator((tx) => parentsToTell(tx, course.id, one.id))).toEqual([forOne.person]);
	expect((await lettersTo(house, forTwo.person)).map(({ kind }) => kind)).not.toContain('programmes.offer');
	const last = await of(person, two);
	await (
		await signIn(house, person)
	)((tx) => leaveCourse(tx, last?.id ?? ''));
	expect(await members()).toEqual([]);
});

test('the register of a meeting has those with a place for it; whoever has one for another walks in, and both are counted once', async ({
	house
}) => {
	const { course, joins, facilitator, one, two } = await eachWith(house, 3);
	const comes = await joins({ sessionId: one.id });
	const other = await joins({ sessionId: two.id });
	const names = async (id: string) =>
		(await facilitator((tx) => listRegister(tx, { id }))).map((line) => line.personId);
	expect(await names(one.id)).toEqual([comes.person]);
	expect(await names(two.id)).toEqual([other.person]);
	const line = { org_id: house.orgId, session_id: one.id, state: 'came', noted_by: facilitator.id };
	await house.owner.db
		.insertInto('programmes.attendance')
		.values([
			{ ...line, person_id: comes.person },
			{ ...line, person_id: other.person, walk_in: true }
		])
		.execute();
	expect((await names(one.id)).sort()).toEqual([comes.person, other.person].sort());
	const came = await facilitator((tx) =>
		tx.db
			.selectFrom('programmes.attended')
			.select(['person_id', 'walk_in'])
			.where('cohort_id', '=', course.id)
			.execute()
	);
	expect(came).toHaveLength(2);
	expect(came.find(({ walk_in }) => walk_in)?.person_id).toBe(other.person);
});

test('where two records of one person become one, her places for single meetings follow, and of one meeting the better one stays', async ({
	house
}) => {
	const { course, coordinator, joins, one, two, three } = await eachWith(house, 3);
	const [kept, gone] = [reach('one.each@example.org'), reach('other.each@example.org')];
	const { person } = await joins({ ...kept, sessionId: one.id });
	const { person: twice } = await joins({ ...gone, sessionId: one.id });
	await joins({ ...gone, sessionId: two.id });
	await joins({ ...kept, sessionId: three.id });
	const outcome = await coordinator((tx) => bringTogether(tx, person, twice));
	expect(outcome.ok).toBe(true);
	const rows = await house.owner.db
		.selectFrom('programmes.registration')
		.select('session_id')
		.where('cohort_id', '=', course.id)
		.where('person_id', '=', person)
		.execute();
	expect(rows.map((row) => row.session_id).sort()).toEqual([one.id, two.id, three.id].sort());
});

/** How often the race is run; the long trial of bin/check --deep asks for more. */
const races = Number(process.env.KITH_RACES ?? 1);

test(
	'many parents ask at once, and answer at once, for the last places of one meeting: nobody is one too many, and no other meeting is touched',
	{ timeout: 60_000 * races },
	async ({ house, database }) => {
		const { db, close } = connect(database.appUrl);
		const door = <T>(work: (tx: Tx) => Promise<T>) =>
			patiently(() => inTransaction(db, { orgId: house.orgId, kind: 'door' }, work));
		for (let race = 0; race < races; race++) {
			const { course, joins, one, two } = await eachWith(house, 4);
			await joins({ sessionId: one.id });
			const asked = Array.from({ length: clients }, () => nadia({ sessionId: one.id }));
			await Promise.all(asked.map((joining) => door((tx) => askExample(tx, course.slug, joining))));
			const people = await Promise.all(asked.map(({ reach }) => personAt(house, reach.value)));
			await Promise.all(people.map((person) => door((tx) => takeUpAtFirstSignIn(tx, person))));
			const rows = await house.owner.db
				.selectFrom('programmes.registration')
				.select((on) => ['session_id', 'state', on.fn.countAll<number>().as('people')])
				.where('cohort_id', '=', course.id)
				.groupBy(['session_id', 'state'])
				.orderBy('state')
				.execute();
			expect(rows).toEqual([
				{ session_id: one.id, state: 'place', people: 4 },
				{ session_id: one.id, state: 'waiting', people: clients - 3 }
			]);
			expect((await joins({ sessionId: two.id })).registration).not.toBe('');
		}
		await close();
	}
);
