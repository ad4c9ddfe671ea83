import { sql } from 'kysely';
import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { hashOf } from '#platform/identity/session.ts';
import { makeCohort } from '#rooms/programmes/courses/cohort/examples.ts';
import { makeVenue } from '#rooms/programmes/courses/venue/examples.ts';
import { courseWith, lettersTo } from '#cast/joining.ts';
import { staffOf } from '#cast/meetings.ts';
import { test, type House } from '../../../../../tests/support/house.ts';
import { hearNoMore, wantToHear } from './commands.server.ts';
import type { WantsToHear } from './form.ts';
import { letInterestsGo, tellInterested } from './jobs.server.ts';
import { comingLetter } from './mail.server.ts';
import { getInterest, listInterests } from './queries.server.ts';

const allDay = { fromHour: 8, toHour: 21, days: [1, 2, 3, 4, 5, 6, 7], note: '', mayLeaveMessage: false };

const wish = (wishes: Partial<WantsToHear> = {}): WantsToHear => ({
	id: uuidv7(),
	called: 'Ana',
	reach: { kind: 'email', value: `${uuidv7()}@example.org` },
	safe: { ...allDay, mayEmail: true, mayText: false, mayCall: false },
	course: '',
	area: '',
	heldIn: '',
	machine: false,
	...wishes
});

/** She leaves a wish; her link, and the row that was made. */
async function wants(house: House, wishes: Partial<WantsToHear> = {}) {
	const outcome = await house.as('door', (door) => wantToHear(door, wish(wishes), 'es'));
	const token = outcome.ok ? outcome.value : '';
	const row = async () =>
		house.owner.db
			.selectFrom('programmes.interest')
			.selectAll()
			.where('link_hash', '=', hashOf(token))
			.executeTakeFirst();
	return { token, row, person: (await row())?.person_id ?? '' };
}

const letters = async (house: House, person: string) =>
	(await lettersTo(house, person)).filter(({ kind }) => kind === 'programmes.coming');

test('whoever waits to hear of a programme, an area or a language is told once when it is published', async ({
	house
}) => {
	const coordinator = await staffOf(house, 'coordinator');
	const venueId = await coordinator((tx) => makeVenue(tx, { area: 'Elmside' }));
	const [area, spanish, all] = [
		await wants(house, { area: 'elmside' }),
		await wants(house, { heldIn: 'es' }),
		await wants(house)
	];
	const [elsewhere, arabic] = [await wants(house, { area: 'Hillside' }), await wants(house, { heldIn: 'ar' })];
	const made = await coordinator((tx) => makeCohort(tx, { venueId, heldIn: 'all' }));
	for (let twice = 0; twice < 2; twice++) await house.as('job', (job) => tellInterested(job, { cohort: made.id }));
	for (const { person, row } of [area, spanish, all]) {
		expect(await letters(house, person)).toHaveLength(1);
		expect((await row())?.told_at).not.toBeNull();
	}
	for (const { person } of [elsewhere, arabic]) expect(await letters(house, person)).toEqual([]);
	const [letter] = await letters(house, all.person);
	const written = await house.as('job', (job) => comingLetter(job, all.person, letter?.data ?? {}));
	expect(written).toMatchObject({ act: { path: `/on/${made.slug}` } });
	const next = await coordinator((tx) => makeCohort(tx, { venueId }));
	await house.as('job', (job) => tellInterested(job, { cohort: next.id }));
	expect(await letters(house, all.person)).toHaveLength(1);
});

test('publishing a course announces it', async ({ house }) => {
	const { course } = await courseWith(house);
	const { rows } = await sql<{ told: number }>`select count(*)::int as told from platform.event
		where org_id = ${house.orgId} and name = 'programmes.cohort.published' and payload ->> 'cohort' = ${course.id}`.execute(
		house.owner.db
	);
	expect(rows[0]?.told).toBe(1);
});

test('the same form is one wish, and her link takes her off the list', async ({ house }) => {
	const { course, coordinator } = await courseWith(house);
	const typed = wish({ course: course.slug });
	const sends = () => house.as('door', (door) => wantToHear(door, typed, 'en'));
	const [first, second] = [await sends(), await sends()];
	expect(second).toEqual(first);
	const token = first.ok ? first.value : '';
	const behind = () => house.as('link', (link) => getInterest(link, token));
	expect(await behind()).toMatchObject({ isOver: false });
	for (let twice = 0; twice < 2; twice++) await house.as('link', (link) => hearNoMore(link, token));
	expect(await behind()).toMatchObject({ isOver: true });
	const made = await coordinator((tx) => makeCohort(tx));
	await house.as('job', (job) => tellInterested(job, { cohort: made.id }));
	const row = await house.owner.db
		.selectFrom('programmes.interest')
		.select(['told_at', 'person_id'])
		.where('link_hash', '=', hashOf(token))
		.executeTakeFirstOrThrow();
	expect(row.told_at).toBeNull();
	expect(await letters(house, row.person_id)).toEqual([]);
	await expect(house.as('link', (link) => hearNoMore(link, 'nonsense'))).rejects.toThrow(NotFound);
});

test('a known address learns nothing and changes nothing: her name and her rules stay as they are', async ({
	house
}) => {
	const { joins } = await courseWith(house);
	const her = await joins();
	const about = (tx: Tx) =>
		tx.db.selectFrom('people.safe_contact').selectAll().where('person_id', '=', her.person).execute();
	const before = await house.as('job', about);
	const known = await wants(house, { called: 'Somebody else', reach: her.joining.reach });
	expect(known.person).toBe(her.person);
	expect(known.token).toMatch(/^[\w-]{43}$/);
	expect(await house.as('job', about)).toEqual(before);
});

test('coordinators alone see who wants to hear', async ({ house }) => {
	const { facilitator, coordinator } = await courseWith(house);
	const { row } = await wants(house, { called: 'Dalia' });
	const id = (await row())?.id;
	expect((await coordinator(listInterests)).find((one) => one.id === id)).toMatchObject({
		called: 'Dalia',
		isOver: false
	});
	await expect(facilitator(listInterests)).rejects.toThrow(Forbidden);
	const rows = (tx: Tx) => tx.db.selectFrom('programmes.interest').select('id').execute();
	expect(await facilitator(rows)).toEqual([]);
	expect(await house.as('visitor', rows)).toEqual([]);
	await expect(facilitator((tx) => wantToHear(tx, wish(), 'en'))).rejects.toThrow(Forbidden);
});

test('a wish goes 28 days after it was told or left and after a year, and a stranger who left nothing else with it', async ({
	house
}) => {
	const { joins } = await courseWith(house);
	const known = await joins();
	const [told, fresh, hers] = [
		await wants(house),
		await wants(house),
		await wants(house, { reach: known.joining.reach, called: known.joining.called })
	];
	const old = sql<Date>`platform.now() - interval '29 days'`;
	for (const { token } of [told, hers])
		await house.owner.db
			.updateTable('programmes.interest')
			.set({ left_at: old })
			.where('link_hash', '=', hashOf(token))
			.execute();
	await house.as('job', letInterestsGo);
	expect([await told.row(), await hers.row()]).toEqual([undefined, undefined]);
	expect(await fresh.row()).toBeDefined();
	const there = async (person: string) =>
		(await house.owner.db.selectFrom('people.person').select('id').where('id', '=', person).execute()).length;
	expect([await there(told.person), await there(fresh.person), await there(hers.person)]).toEqual([0, 1, 1]);
});
