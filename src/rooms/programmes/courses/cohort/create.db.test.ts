import { asOf } from '#platform/db/tx.ts';
import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import { clock, isoDay } from '#platform/i18n/dates.ts';
import { NotFound } from '#platform/outcome.ts';
import { test } from '../../../../../tests/support/house.ts';
import { staffOf } from '#cast/meetings.ts';
import { courseWith } from '#cast/joining.ts';
import { listParts, listSessions } from '../session/queries.server.ts';
import { makeVenue } from '../venue/examples.ts';
import { changeCohort, createCohort } from './commands.server.ts';
import { makeCohort } from './examples.ts';
import { getCohort, getPublicCohort } from './queries.server.ts';
import { getBands } from '#rooms/creche/place/queries.server.ts';
import { course, deeds, kept } from '#cast/courses.ts';

const london = 'Europe/London';
const now = new Date('2026-11-22T12:00:00Z');
test('a course is made from the template as a draft: seven weeks with their plans, crèche places and a quiet address', async ({
	house
}) => {
	const coordinator = await staffOf(house, 'coordinator');
	const wish = course(await coordinator((tx) => makeVenue(tx)), { label: { en: 'Tuesdays 🌱', es: 'أيام الثلاثاء' } });
	expect(await coordinator((tx) => createCohort(asOf(tx, now), wish))).toEqual({ ok: true, value: wish.id });
	const made = await coordinator(async (tx) => {
		const sessions = await listSessions(tx, wish.id);
		return {
			cohort: await getCohort(tx, wish.id),
			bands: await getBands(tx, wish.id),
			sessions,
			parts: await listParts(tx, sessions[2]?.id ?? '')
		};
	});
	expect(made.cohort).toMatchObject({
		slug: 'tuesdays-january-2027',
		label: wish.label,
		publishedAt: null,
		places: 12,
		offerHours: 48
	});
	expect(made.bands).toEqual(wish.bands);
	expect(made.sessions.map((session) => session.kind)).toEqual([
		'settling-in',
		'theme',
		'theme',
		'theme',
		'theme',
		'nature',
		'celebration'
	]);
	expect(made.parts.map((part) => part.kind)).toEqual([
		'arrive',
		'grounding',
		'check-in',
		'theme',
		'break',
		'parent-led',
		'energiser'
	]);
	expect(await deeds(house)).toContain('programmes.cohort.created');
	await expect(house.as('visitor', (tx) => getPublicCohort(tx, made.cohort.slug))).rejects.toThrow(NotFound);
});

test('a course over the change of the clocks meets at ten all the way, and steps over bank holidays', async ({
	house
}) => {
	const coordinator = await staffOf(house, 'coordinator');
	const { id } = await coordinator((tx) => makeCohort(tx, { firstDay: '2027-03-15' }));
	const sessions = await coordinator((tx) => listSessions(tx, id));
	expect(sessions.map((session) => isoDay(session.startsAt, london))).toEqual([
		'2027-03-15',
		'2027-03-22',
		'2027-04-05',
		'2027-04-12',
		'2027-04-19',
		'2027-04-26',
		'2027-05-10'
	]);
	expect(
		new Set(sessions.map((session) => `${clock(session.startsAt, london)}-${clock(session.endsAt, london)}`))
	).toEqual(new Set(['10:00-12:00']));
});

test('a venue written into the form is added with its course', async ({ house }) => {
	const coordinator = await staffOf(house, 'coordinator');
	const wish = course(uuidv7(), {
		newVenue: {
			name: 'Family hub',
			area: '',
			access: {},
			way: {},
			address: '',
			postcode: '',
			showsAddress: false,
			stepFree: false,
			buggySpace: false,
			crecheRoom: false
		}
	});
	expect(await coordinator((tx) => createCohort(asOf(tx, now), wish))).toEqual({ ok: true, value: wish.id });
	expect(await coordinator((tx) => listSessions(tx, wish.id))).toHaveLength(7);
	const { db } = house.owner;
	const venues = db.selectFrom('programmes.venue').select('id').where('org_id', '=', house.orgId);
	expect(await venues.where('name', '=', 'Family hub').execute()).toHaveLength(1);
	const again = course(uuidv7(), { newVenue: wish.newVenue });
	const before = await kept(house);
	expect(await coordinator((tx) => createCohort(asOf(tx, now), again))).toEqual({
		ok: false,
		reason: 'called-the-same'
	});
	expect(await kept(house)).toBe(before);
});

test('two courses of one month have two addresses', async ({ house }) => {
	const coordinator = await staffOf(house, 'coordinator');
	const [one, other] = await Promise.all(
		[1, 2].map(() => coordinator((tx) => makeCohort(tx, { firstDay: '2027-09-08' })))
	);
	expect([one?.slug, other?.slug].sort()).toEqual(['wednesdays-september-2027', 'wednesdays-september-2027-2']);
});

test.for([
	['a day that has passed', { firstDay: '2026-11-21' }, 'in-the-past'],
	['a day in the next century', { firstDay: '2127-01-12' }, 'too-far'],
	['Easter Monday', { firstDay: '2027-03-29' }, 'bank-holiday'],
	['a venue that is not there', { venueId: uuidv7() }, 'venue-missing']
] as const)('%s is refused, and nothing is written', async ([, wishes, reason], { house }) => {
	const coordinator = await staffOf(house, 'coordinator');
	const wish = course(await coordinator((tx) => makeVenue(tx)), wishes);
	const before = await kept(house);
	expect(await coordinator((tx) => createCohort(asOf(tx, now), { ...wish, newVenue: undefined }))).toEqual({
		ok: false,
		reason
	});
	expect(await kept(house)).toBe(before);
});

test('a course that is run again takes over the plans, not the people or who led', async ({ house }) => {
	const { course: earlier, coordinator, joins } = await courseWith(house, { firstDay: '2027-02-02' });
	await joins();
	const { db } = house.owner;
	const [week] = await coordinator((tx) => listSessions(tx, earlier.id));
	await db
		.updateTable('programmes.part')
		.set({ title: JSON.stringify({ en: 'Our own song' }), led_by: 'Rosa' })
		.where('session_id', '=', week?.id ?? '')
		.where('position', '=', 0)
		.execute();
	const { id } = await coordinator((tx) => makeCohort(tx, { firstDay: '2027-06-08', copyOf: earlier.id }));
	const [copied] = await coordinator((tx) => listSessions(tx, id));
	const parts = await coordinator((tx) => listParts(tx, copied?.id ?? ''));
	expect(parts[0]).toMatchObject({ title: { en: 'Our own song' }, ledBy: '' });
	expect(await db.selectFrom('programmes.registration').select('id').where('cohort_id', '=', id).execute()).toEqual([]);
	await expect(coordinator((tx) => makeCohort(tx, { copyOf: uuidv7() }))).rejects.toThrow(NotFound);
});

test('behind an open door nobody has a place, in a course somebody must; a crèche is where there is one: said, not thrown', async ({
	house
}) => {
	const coordinator = await staffOf(house, 'coordinator');
	const venueId = await coordinator((tx) => makeVenue(tx));
	const none = { 'under-two': 0, two: 0, 'three-or-more': 0 };
	const make = (wishes: Parameters<typeof course>[1]) =>
		coordinator((tx) => createCohort(asOf(tx, now), course(venueId, wishes)));
	const group = { template: 'three-block-group', bands: none };
	expect(await make({ ...group, places: 12 })).toEqual({ ok: false, reason: 'has-no-places' });
	expect(await make({ ...group, places: null, bands: { ...none, two: 1 } })).toEqual({
		ok: false,
		reason: 'has-no-creche'
	});
	expect(await make({ places: null })).toEqual({ ok: false, reason: 'places-needed' });
	const made = await make({ ...group, places: null });
	if (!made.ok) throw new Error(made.reason);
	const details = { ...course(venueId, { places: 5, bands: none }), version: 1 };
	expect(await coordinator((tx) => changeCohort(tx, made.value ?? '', details))).toEqual({
		ok: false,
		reason: 'has-no-places'
	});
});
