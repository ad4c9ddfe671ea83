import { asOf } from '#platform/db/tx.ts';
import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import { clock, isoDay } from '#platform/i18n/dates.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { test } from '../../../../../tests/support/house.ts';
import { staffOf } from '#cast/meetings.ts';
import { courseWith, lettersTo } from '#cast/joining.ts';
import { venueNewsLetter } from '../online/mail.server.ts';
import { makeVenue } from '../venue/examples.ts';
import { listSessions } from '../session/queries.server.ts';
import { changeCohort, createCohort, discardCohort, moveCohort } from './commands.server.ts';
import { openToAll } from '../fit-rule/form.ts';
import { publishCohort, unpublishCohort } from '../publishing/commands.server.ts';
import { makeCohort, tuesdays } from './examples.ts';
import { getCohort, getPublicCohort, listPublishedCohorts } from './queries.server.ts';
import { getBands } from '#rooms/creche/place/queries.server.ts';
import { course, kept } from '#cast/courses.ts';

const london = 'Europe/London';
const now = new Date('2026-11-22T12:00:00Z');
test('publishing puts a course on the public page; twice is once', async ({ house }) => {
	const coordinator = await staffOf(house, 'coordinator');
	const { id, slug } = await coordinator((tx) => makeCohort(tx, { draft: true, firstDay: '2027-07-06' }));
	expect(await coordinator((tx) => publishCohort(asOf(tx, now), id))).toEqual({ ok: true });
	expect(await coordinator((tx) => publishCohort(asOf(tx, now), id))).toEqual({ ok: true });
	const seen = await house.as('visitor', (tx) => getPublicCohort(tx, slug));
	expect(seen).toMatchObject({
		placesTaken: 0,
		placesLeft: 12,
		waiting: 0,
		crecheBands: tuesdays.bands,
		crecheTaken: { 'under-two': 0, two: 0, 'three-or-more': 0 }
	});
	expect(seen.sessions).toHaveLength(7);
	expect((await house.as('visitor', (tx) => listPublishedCohorts(asOf(tx, now)))).map((each) => each.id)).toContain(id);
	expect(await house.as('visitor', (tx) => listPublishedCohorts(asOf(tx, new Date('2028-01-01'))))).toEqual([]);
});

test('whom a run is meant for by age, child and having been here stands with it, and stays where nothing is said of it', async ({
	house
}) => {
	const coordinator = await staffOf(house, 'coordinator');
	const rules = {
		ageFrom: 16,
		ageTo: 24,
		childFrom: 'pregnant-late',
		childTo: 'baby',
		beenBefore: 'first-time'
	} as const;
	const { id, slug } = await coordinator((tx) => makeCohort(tx, { firstDay: '2027-07-13', rules }));
	expect(await house.as('visitor', (tx) => getPublicCohort(tx, slug))).toMatchObject(rules);
	const change = async (more: object) => {
		const { venueId, version } = await coordinator((tx) => getCohort(tx, id));
		return coordinator((tx) => changeCohort(tx, id, { ...tuesdays, venueId, version, ...more }));
	};
	expect(await change({})).toEqual({ ok: true });
	expect(await coordinator((tx) => getCohort(tx, id))).toMatchObject(rules);
	expect(await change({ rules: openToAll })).toEqual({ ok: true });
	const after = await coordinator((tx) => getCohort(tx, id));
	expect(after).toMatchObject(openToAll);
	await expect(
		house.as('visitor', (tx) => changeCohort(tx, id, { ...tuesdays, venueId: null, version: after.version, rules }))
	).rejects.toThrow(Forbidden);
	expect(await coordinator((tx) => getCohort(tx, id))).toEqual(after);
});

test('a draft whose dates have passed is not published', async ({ house }) => {
	const coordinator = await staffOf(house, 'coordinator');
	const { id } = await coordinator((tx) => makeCohort(tx, { draft: true, firstDay: '2027-01-05' }));
	const [before, late] = [await kept(house), new Date('2027-01-06T12:00:00Z')];
	expect(await coordinator((tx) => publishCohort(asOf(tx, late), id))).toEqual({ ok: false, reason: 'dates-past' });
	expect(await kept(house)).toBe(before);
	await house.owner.db
		.updateTable('programmes.session')
		.set({ cancelled_at: now })
		.where('cohort_id', '=', id)
		.execute();
	const calledOff = await kept(house);
	expect(await coordinator((tx) => publishCohort(asOf(tx, now), id))).toEqual({ ok: false, reason: 'no-meetings' });
	expect(await kept(house)).toBe(calledOff);
});

test('a course is taken back while nobody has joined, and stays once somebody has', async ({ house }) => {
	const { course: made, coordinator, joins } = await courseWith(house, { firstDay: '2027-02-03' });
	expect(await coordinator((tx) => unpublishCohort(tx, made.id))).toEqual({ ok: true });
	expect(await coordinator((tx) => unpublishCohort(tx, made.id))).toEqual({ ok: true });
	await coordinator((tx) => publishCohort(asOf(tx, now), made.id));
	await joins();
	const before = await kept(house);
	expect(await coordinator((tx) => unpublishCohort(tx, made.id))).toEqual({ ok: false, reason: 'people-have-joined' });
	expect(await coordinator((tx) => discardCohort(tx, made.id))).toEqual({ ok: false, reason: 'published' });
	expect(await kept(house)).toBe(before);
});

test('a draft is thrown away with its weeks', async ({ house }) => {
	const coordinator = await staffOf(house, 'coordinator');
	const { id } = await coordinator((tx) => makeCohort(tx, { draft: true }));
	expect(await coordinator((tx) => discardCohort(tx, id))).toEqual({ ok: true });
	await expect(coordinator((tx) => getCohort(tx, id))).rejects.toThrow(NotFound);
	expect(
		await house.owner.db.selectFrom('programmes.session').select('id').where('cohort_id', '=', id).execute()
	).toEqual([]);
});

test('a change is kept; a change made from what somebody else has changed since is not', async ({ house }) => {
	const { course: made, coordinator } = await courseWith(house, { firstDay: '2027-02-04' });
	const { venueId, version } = await coordinator((tx) => getCohort(tx, made.id));
	const change = {
		label: { en: 'New name' },
		promise: {},
		venueId,
		places: 15,
		offerHours: 24,
		bands: { 'under-two': 0, two: 1, 'three-or-more': 2 }
	};
	expect(await coordinator((tx) => changeCohort(tx, made.id, { ...change, version }))).toEqual({ ok: true });
	const after = await coordinator(async (tx) => ({
		...(await getCohort(tx, made.id)),
		bands: await getBands(tx, made.id)
	}));
	expect(after).toMatchObject({ ...change, version: version + 1 });
	const before = await kept(house);
	expect(await coordinator((tx) => changeCohort(tx, made.id, { ...change, places: 3, version }))).toEqual({
		ok: false,
		reason: 'changed-meanwhile'
	});
	expect(
		await coordinator((tx) => changeCohort(tx, made.id, { ...change, venueId: uuidv7(), version: version + 1 }))
	).toEqual({ ok: false, reason: 'venue-missing' });
	expect(await kept(house)).toBe(before);
});

test('parents are told when the venue changes, and only then', async ({ house }) => {
	const { course: made, coordinator, joins } = await courseWith(house, { firstDay: '2027-02-10' });
	const { person } = await joins();
	const { venueId } = await coordinator((tx) => getCohort(tx, made.id));
	const news = async () => (await lettersTo(house, person)).filter((letter) => letter.kind === 'programmes.venue-news');
	await coordinator((tx) => changeCohort(tx, made.id, { ...tuesdays, venueId, places: 14, version: 1 }));
	expect(await news()).toEqual([]);
	const elsewhere = await coordinator((tx) => makeVenue(tx, { name: 'Family hub' }));
	await coordinator((tx) => changeCohort(tx, made.id, { ...tuesdays, venueId: elsewhere, version: 2 }));
	expect(await news()).toEqual([{ kind: 'programmes.venue-news', data: { cohort: made.id } }]);
	const letter = await house.as('job', (job) => venueNewsLetter(job, person, { cohort: made.id }));
	expect(letter?.paragraphs[0]).toContain('Wednesday 10 February, 10am');
	expect(JSON.stringify(letter)).not.toContain('Family hub');
	expect(await house.as('job', (job) => venueNewsLetter(job, uuidv7(), { cohort: made.id }))).toBeNull();
});

test('of two tabs that send at once, one is told', async ({ house }) => {
	const { course: made, coordinator } = await courseWith(house, { firstDay: '2027-02-05' });
	const { venueId, version } = await coordinator((tx) => getCohort(tx, made.id));
	const change = { ...tuesdays, venueId, version };
	const outcomes = await Promise.all(
		[20, 30].map((places) => coordinator((tx) => changeCohort(tx, made.id, { ...change, places })))
	);
	expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
});

test('nobody’s place is taken away by making a course smaller; making it larger is told', async ({ house }) => {
	const { course: made, coordinator, joins } = await courseWith(house, { firstDay: '2027-02-08', places: 2 });
	await joins({ children: [{ firstName: 'Mateo', ageBand: 'two', allergies: '', needs: '' }] });
	await joins();
	const { venueId, version } = await coordinator((tx) => getCohort(tx, made.id));
	const change = { ...tuesdays, venueId, version };
	const before = await kept(house);
	expect(await coordinator((tx) => changeCohort(tx, made.id, { ...change, places: 1 }))).toEqual({
		ok: false,
		reason: 'places-taken'
	});
	expect(
		await coordinator((tx) => changeCohort(tx, made.id, { ...change, places: 2, bands: { ...change.bands, two: 0 } }))
	).toEqual({ ok: false, reason: 'creche-taken' });
	expect(await kept(house)).toBe(before);
	expect(await coordinator((tx) => changeCohort(tx, made.id, { ...change, places: 3 }))).toEqual({ ok: true });
	const events = await house.owner.db
		.selectFrom('platform.event')
		.select('payload')
		.where('name', '=', 'programmes.place.freed')
		.execute();
	expect(events.map((event) => event.payload)).toContainEqual({ cohort: made.id });
});

test('a draft is moved as a whole; a course that parents know is not', async ({ house }) => {
	const coordinator = await staffOf(house, 'coordinator');
	const { id } = await coordinator((tx) => makeCohort(tx, { draft: true, firstDay: '2027-05-11' }));
	const times = { firstDay: '2027-05-24', from: '13:00', to: '14:30', version: 1 };
	for (const [wrong, reason] of [
		['2026-01-01', 'in-the-past'],
		['2099-01-01', 'too-far'],
		['2027-05-31', 'bank-holiday']
	] as const)
		expect(await coordinator((tx) => moveCohort(asOf(tx, now), id, { ...times, firstDay: wrong }))).toEqual({
			ok: false,
			reason
		});
	expect(await coordinator((tx) => moveCohort(asOf(tx, now), id, times))).toEqual({ ok: true });
	const sessions = await coordinator((tx) => listSessions(tx, id));
	expect(
		sessions
			.map((session) => `${session.week} ${isoDay(session.startsAt, london)} ${clock(session.startsAt, london)}`)
			.slice(0, 2)
	).toEqual(['1 2027-05-24 13:00', '2 2027-06-07 13:00']);
	expect(await coordinator((tx) => moveCohort(asOf(tx, now), id, times))).toEqual({
		ok: false,
		reason: 'changed-meanwhile'
	});
	await coordinator((tx) => publishCohort(asOf(tx, now), id));
	expect(await coordinator((tx) => moveCohort(asOf(tx, now), id, { ...times, version: 2 }))).toEqual({
		ok: false,
		reason: 'published'
	});
});

test('nobody but a coordinator of the same charity changes a course, and nothing is changed by trying', async ({
	house
}) => {
	const { course: made, facilitator } = await courseWith(house, { firstDay: '2027-02-09' });
	const evaluator = await staffOf(house, 'evaluator');
	const coordinator = await staffOf(house, 'coordinator');
	const before = await kept(house);
	for (const somebody of [facilitator, evaluator]) {
		await expect(somebody((tx) => createCohort(asOf(tx, now), course(uuidv7())))).rejects.toThrow(Forbidden);
		await expect(
			somebody((tx) => changeCohort(tx, made.id, { ...tuesdays, venueId: uuidv7(), version: 1 }))
		).rejects.toThrow(Forbidden);
		await expect(somebody((tx) => publishCohort(tx, made.id))).rejects.toThrow(Forbidden);
		await expect(somebody((tx) => unpublishCohort(tx, made.id))).rejects.toThrow(Forbidden);
		await expect(somebody((tx) => discardCohort(tx, made.id))).rejects.toThrow(Forbidden);
		await expect(somebody((tx) => moveCohort(tx, made.id, { ...tuesdays, version: 1 }))).rejects.toThrow(Forbidden);
	}
	for (const id of [uuidv7(), 'not-an-id', ''])
		await expect(
			coordinator((tx) => changeCohort(tx, id, { ...tuesdays, venueId: uuidv7(), version: 1 }))
		).rejects.toThrow(NotFound);
	expect(await kept(house)).toBe(before);
});
