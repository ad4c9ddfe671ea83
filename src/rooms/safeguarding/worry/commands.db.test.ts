import { expect } from 'vitest';
import { moment } from '#platform/clock.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { inLanguage } from '#platform/i18n/language.ts';
import { courseToday, speaker, staffOf } from '#cast/meetings.ts';
import { test, type House } from '../../../../tests/support/house.ts';
import { getConcern, listConcerns } from '../concern/queries.server.ts';
import { whoItIsAbout } from '../concern/words.ts';
import { alertOfConcern } from '../concern/jobs.server.ts';
import { raiseConcern } from './commands.server.ts';
import {
	findPeopleToWorryAbout,
	listPeopleToWorryAbout,
	listReaders,
	readersNamedIn,
	whoHears
} from './queries.server.ts';

/** A child of somebody, who is in the crèche of this course today if that is wished. */
async function childOf(house: House, person_id: string, first_name: string, circle_id?: string): Promise<string> {
	const [org_id, id] = [house.orgId, uuidv7()];
	await house.owner.db
		.insertInto('people.child')
		.values({ org_id, id, person_id, first_name, age_band: 'under-two' })
		.execute();
	const day = isoDay(await house.as('job', (tx) => Promise.resolve(tx.now)), 'Europe/London');
	if (circle_id)
		await house.owner.db.insertInto('people.creche_day').values({ org_id, circle_id, child_id: id, day }).execute();
	return id;
}

/** Everybody of the team has set up how they sign in. */
async function setUp(house: House): Promise<void> {
	const team = house.owner.db.selectFrom('platform.role_grant').select(['org_id', 'account_id']).distinct();
	const rows = await team.where('org_id', '=', house.orgId).execute();
	const credentials = rows.map((row) => ({ ...row, totp_confirmed_at: moment() }));
	await house.owner.db
		.insertInto('platform.credential')
		.values(credentials)
		.onConflict((at) => at.doNothing())
		.execute();
}

/** A course that meets today with three parents, of whom two are called the same and one has her child in the crèche. */
async function today(house: House) {
	const { course, coordinator, facilitator, joins } = await courseToday(house);
	const [amy, other, bea] = [await joins('Amy'), await joins('Amy Two'), await joins('Bea')];
	const leo = await childOf(house, amy.personId, 'Leo', course.id);
	const mia = await childOf(house, bea.personId, 'Mia');
	const minds = await staffOf(house, 'creche_worker', course.id);
	const lead = await staffOf(house, 'safeguarding_lead');
	await setUp(house);
	return { course, coordinator, facilitator, minds, lead, amy, other, bea, leo, mia };
}

const everybody = (people: { id: string; children: { id: string }[] }[]) =>
	people.flatMap(({ id, children }) => [id, ...children.map((child) => child.id)]).sort();

test('she is offered those of her own sessions with their children; a crèche worker the children of today with their parents, and nobody else', async ({
	house
}) => {
	const { facilitator, minds, amy, other, bea, leo, mia } = await today(house);
	const elsewhere = await courseToday(house);
	const stranger = await elsewhere.joins('Amy Elsewhere');
	const all = [amy.personId, other.personId, bea.personId, leo, mia].sort();
	expect(everybody(await facilitator(listPeopleToWorryAbout))).toEqual(all);
	expect(everybody(await minds(listPeopleToWorryAbout))).toEqual([amy.personId, leo].sort());
	const find = async (speaks: typeof minds, named: string) =>
		everybody((await speaks((tx) => findPeopleToWorryAbout(tx, named))).people);
	expect(await find(minds, 'amy')).toEqual([amy.personId, leo].sort());
	expect(await find(minds, 'bea')).toEqual([]);
	expect(await find(facilitator, 'MIA')).toEqual([bea.personId, mia].sort());
	expect(await find(facilitator, 'elsewhere')).toEqual([]);
	expect(await find(elsewhere.coordinator, 'elsewhere')).toEqual([stranger.personId]);
	for (const odd of ['%', '_', '\\', "'"]) expect(await find(facilitator, odd)).toEqual([]);
});

test('about a child: the lead reads whose child it is, who raised it, and the parent has no row of it', async ({
	house
}) => {
	const { minds, lead, amy, leo, mia, course, facilitator } = await today(house);
	expect(await minds((tx) => raiseConcern(tx, { person: mia, who: '', words: 'x' }))).toMatchObject({
		reason: 'not-known'
	});
	expect((await minds((tx) => raiseConcern(tx, { person: leo, who: '', words: 'Bruises.' }))).ok).toBe(true);
	const row = (await lead(listConcerns)).find((one) => one.child_id === leo);
	expect(row).toMatchObject({ person_id: amy.personId, child: 'Leo', called: 'Amy', raised_by: minds.id });
	const concern = await lead((tx) => getConcern(tx, row?.id ?? ''));
	expect(inLanguage('en', () => whoItIsAbout(concern))).toBe('Leo (comes with Amy)');
	expect(concern).toMatchObject({
		raisedBy: 'Amina',
		children: ['Leo'],
		courses: [{ id: course.id, facilitators: ['Amina'] }]
	});
	expect(concern.courses[0]?.next).toBeInstanceOf(Date);
	const hers = await speaker(house, amy.personId);
	const rows = (speaks: typeof hers) =>
		speaks((tx) =>
			tx.db
				.selectFrom('safeguarding.concern')
				.select('id')
				.where('id', '=', row?.id ?? '')
				.execute()
		);
	expect([await rows(hers), await rows(facilitator), await rows(minds)]).toEqual([[], [], []]);
});

test('about somebody who is only described: every lead is told, and no row of any kind is left to others', async ({
	house
}) => {
	const { minds, lead, coordinator } = await today(house);
	const who = 'A tall man at the door, red coat';
	expect(await minds((tx) => whoHears(tx, null))).toBe('lead');
	expect((await minds((tx) => raiseConcern(tx, { person: '', who, words: 'He watched the children.' }))).ok).toBe(true);
	const concern = (await lead(listConcerns)).find((one) => one.who === who);
	expect(concern).toMatchObject({ person_id: null, child_id: null, raised_by: minds.id });
	const tx = <T>(work: Parameters<typeof house.as<T>>[1]) => house.as('job', work);
	await alertOfConcern({ orgId: house.orgId, payload: { concern: concern?.id, step: 0 }, tx });
	const letters = await house.owner.db
		.selectFrom('platform.letter')
		.select('account_id')
		.where('kind', '=', 'safeguarding.alert')
		.where('account_id', '=', lead.id)
		.execute();
	expect(letters.length).toBeGreaterThan(0);
	await lead((tx) => getConcern(tx, concern?.id ?? ''));
	for (const speaks of [minds, coordinator]) {
		const trail = await speaks((tx) =>
			tx.db.selectFrom('platform.audit').select('subject').where('action', 'like', 'safeguarding.concern.%').execute()
		);
		expect(trail).toEqual([]);
	}
	const looks = await lead((tx) =>
		tx.db
			.selectFrom('platform.access')
			.select('what')
			.where('actor_id', '=', lead.id)
			.where('person_id', 'is', null)
			.execute()
	);
	expect(looks).toContainEqual({ what: 'safeguarding.concern' });
});

test('whoever reads concerns can be chosen by everybody on the team, and then neither she nor her deputy reads this one', async ({
	house
}) => {
	const { minds, lead } = await today(house);
	const [deputy, conduct] = [await staffOf(house, 'safeguarding_lead'), await staffOf(house, 'conduct_lead')];
	const readers = await minds(listReaders);
	expect(readers.map(({ id }) => id)).toEqual(expect.arrayContaining([lead.id, deputy.id, conduct.id]));
	expect((await lead(listReaders)).map(({ id }) => id)).not.toContain(lead.id);
	const named = await minds((tx) => readersNamedIn(tx, 'It is amina again'));
	expect(named.map(({ called }) => called)).toContain('Amina');
	expect(await minds((tx) => readersNamedIn(tx, 'the man at the door'))).toEqual([]);
	expect((await minds((tx) => raiseConcern(tx, { person: lead.id, who: '', words: 'About the lead.' }))).ok).toBe(true);
	for (const speaks of [lead, deputy])
		expect((await speaks(listConcerns)).filter(({ person_id }) => person_id === lead.id)).toEqual([]);
	expect((await conduct(listConcerns)).filter(({ person_id }) => person_id === lead.id)).toHaveLength(1);
});
