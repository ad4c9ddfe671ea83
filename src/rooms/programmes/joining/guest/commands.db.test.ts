import { sql } from 'kysely';
import { expect } from 'vitest';
import { courseToday, staffOf } from '#cast/meetings.ts';
import { courseWith } from '#cast/joining.ts';
import { connect } from '#platform/db/connection.ts';
import { asOf, inTransaction, type Tx } from '#platform/db/tx.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { done, Forbidden, NotFound } from '#platform/outcome.ts';
import { cancelSession, changeSession, undoChange } from '#rooms/programmes/courses/reschedule/commands.server.ts';
import { tellOfChanges } from '#rooms/programmes/courses/session-change/commands.server.ts';
import { changeCohort } from '#rooms/programmes/courses/cohort/commands.server.ts';
import { getCohort, getPublicCohort } from '#rooms/programmes/courses/cohort/queries.server.ts';
import { unpublishCohort } from '#rooms/programmes/courses/publishing/commands.server.ts';
import { getSession, listSessions } from '#rooms/programmes/courses/session/queries.server.ts';
import { getCourseOverview } from '#rooms/programmes/desk/overview/queries.server.ts';
import { listTurnout } from '#rooms/programmes/desk/turnout/queries.server.ts';
import { noteAttendance } from '#rooms/programmes/meetings/register/commands.server.ts';
import { test, type House } from '../../../../../tests/support/house.ts';
import { askExample } from '../offer/examples.ts';
import { bookGuest, cancelGuest, guestTold, noteGuest, takeGuestOut, welcomeGuests } from './commands.server.ts';
import { bookExample, midwife } from './examples.ts';
import { letGuestsGo } from './jobs.server.ts';
import { knownAs } from './policy.ts';
import { countGuestsToTell, getGuestBehind, listGuests, listGuestsAt, listGuestsToTell } from './queries.server.ts';

const clients = process.env.KITH_RACES ? 50 : 16;
const bands = { 'under-two': 0, two: 0, 'three-or-more': 0 };

/** A workshop with so many places, of which guests may take some. */
async function workshopWith(house: House, places: number, guestPlaces: number, wishes = {}) {
	const scene = await courseWith(house, { template: 'workshop', places, bands, ...wishes });
	await scene.coordinator((tx) => welcomeGuests(tx, scene.course.id, guestPlaces));
	const books = (wish = {}) => house.as('door', (door) => bookGuest(door, scene.course.slug, midwife(wish)));
	const left = async () => (await house.as('visitor', (tx) => getPublicCohort(tx, scene.course.slug))).placesLeft;
	return { ...scene, books, left };
}

const rowsOf = (house: House, cohortId: string) =>
	house.owner.db.selectFrom('programmes.guest').selectAll().where('cohort_id', '=', cohortId).execute();

test('a guest takes a place like everybody, within those for guests and never before a parent who waits', async ({
	house
}) => {
	const { course, books, left, joins, coordinator } = await workshopWith(house, 4, 2);
	await joins();
	expect(await books()).toMatchObject({ ok: true });
	expect(await left()).toBe(2);
	expect(await books({ called: 'Second' })).toMatchObject({ ok: true });
	expect(await books({ called: 'Third' })).toEqual({ ok: false, reason: 'full' }); // two of the four are for guests
	expect(await coordinator((tx) => getCourseOverview(tx, course.id))).toMatchObject({ placed: 3, hasPeople: true });
	const { version, ...cohort } = await coordinator((tx) => getCohort(tx, course.id));
	const smaller = {
		...cohort,
		wayOnline: { link: '', phone: '' },
		areaId: '',
		partnerId: '',
		version,
		bands,
		places: 2
	};
	expect(await coordinator((tx) => changeCohort(tx, course.id, smaller))).toEqual({
		ok: false,
		reason: 'places-taken'
	});
	expect(await coordinator((tx) => unpublishCohort(tx, course.id))).toMatchObject({ ok: false });
	const waits = await workshopWith(house, 2, 2);
	for (let asked = 0; asked < 3; asked++) await waits.joins();
	expect(await waits.books()).toEqual({ ok: false, reason: 'full' });
});

test('guests and parents ask at once for the last places: nobody sits on another', async ({ house, database }) => {
	const { course } = await workshopWith(house, 5, 4);
	const { db, close } = connect(database.appUrl);
	const door = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(db, { orgId: house.orgId, kind: 'door' }, work);
	const all = Array.from({ length: clients }, (_, at) =>
		at % 2
			? door(async (tx) => (await bookGuest(tx, course.slug, midwife({ called: `Guest ${at}` }))).ok)
			: door(async (tx) => Boolean(await askExample(tx, course.slug)))
	);
	const told = await Promise.all(all);
	await close();
	const guests = told.filter((booked, at) => at % 2 && booked).length;
	const { rows } = await sql<{ held: number }>`select count(*)::int as held from programmes.registration
		where cohort_id = ${course.id} and state in ('place', 'offered')`.execute(house.owner.db);
	expect(guests).toBe((await rowsOf(house, course.id)).length);
	expect(guests).toBeLessThanOrEqual(4);
	expect(guests + (rows[0]?.held ?? 0)).toBeLessThanOrEqual(5);
});

test('the same form is one guest; her link cancels, deletes what she wrote, and gives her place on', async ({
	house
}) => {
	const { course, left } = await workshopWith(house, 3, 3);
	const typed = midwife();
	const sends = () => house.as('door', (door) => bookGuest(door, course.slug, typed));
	const [first, second] = [await sends(), await sends()];
	expect(second).toEqual(first);
	const token = first.ok ? first.value : '';
	expect(await left()).toBe(2);
	expect(await house.as('link', (link) => getGuestBehind(link, token))).toMatchObject({ called: typed.called });
	for (let twice = 0; twice < 2; twice++) await house.as('link', (link) => cancelGuest(link, token));
	expect(await left()).toBe(3);
	const [row] = await rowsOf(house, course.id);
	expect(row).toMatchObject({ called: '', organisation: '', way: '', comes_as: 'midwife' });
	expect(row?.given_up_at).not.toBeNull();
	const { rows: news } = await sql`select from platform.event where org_id = ${house.orgId}
		and name = 'programmes.place.freed' and payload ->> 'cohort' = ${course.id}`.execute(house.owner.db);
	expect(news).toHaveLength(1);
	await expect(house.as('link', (link) => cancelGuest(link, 'nonsense'))).rejects.toThrow(NotFound);
});

test('who runs the day alone sees guests; whoever coordinates it says how many may come and takes one out', async ({
	house
}) => {
	const { course, books, coordinator, facilitator } = await workshopWith(house, 3, 2);
	await books();
	const [guest] = await coordinator((tx) => listGuests(tx, course.id));
	expect(guest).toMatchObject({ called: 'Hannah Okoye', organisation: 'Riverside birth centre' });
	expect(await facilitator((tx) => listGuests(tx, course.id))).toHaveLength(1);
	const elsewhere = await courseWith(house);
	const outside = [
		elsewhere.facilitator,
		await staffOf(house, 'evaluator'),
		await staffOf(house, 'creche_worker', course.id)
	];
	for (const who of outside) {
		expect(await who((tx) => listGuests(tx, course.id))).toEqual([]);
		await expect(who((tx) => takeGuestOut(tx, guest?.id ?? ''))).rejects.toThrow(NotFound);
	}
	expect(await house.as('visitor', (tx) => listGuests(tx, course.id))).toEqual([]);
	for (const who of [facilitator, elsewhere.facilitator])
		await expect(who((tx) => welcomeGuests(tx, course.id, 3))).rejects.toThrow(Forbidden);
	await expect(facilitator((tx) => takeGuestOut(tx, guest?.id ?? ''))).rejects.toThrow(Forbidden);
	await expect(facilitator((tx) => bookGuest(tx, course.slug, midwife()))).rejects.toThrow(Forbidden);
	expect(await coordinator((tx) => welcomeGuests(tx, course.id, 4))).toEqual({ ok: false, reason: 'more-than-places' });
	await coordinator((tx) => takeGuestOut(tx, guest?.id ?? ''));
	expect(await coordinator((tx) => listGuests(tx, course.id))).toEqual([]);
	await coordinator((tx) => welcomeGuests(tx, course.id, 0));
	await expect(books()).rejects.toThrow(NotFound);
});

test('where places are had for one meeting a guest books one, and is nobody of another', async ({ house }) => {
	const { course, books, coordinator } = await workshopWith(house, 1, 1, {
		template: 'three-block-group',
		wayIn: 'each'
	});
	const [one, two] = await coordinator((tx) => listSessions(tx, course.id));
	expect(await books()).toEqual({ ok: false, reason: 'which-meeting' });
	expect(await books({ sessionId: one?.id })).toMatchObject({ ok: true });
	expect(await books({ sessionId: one?.id, called: 'Another' })).toEqual({ ok: false, reason: 'full' });
	expect(await books({ sessionId: two?.id, called: 'Another' })).toMatchObject({ ok: true });
	const called = async (session = one) =>
		session && (await coordinator((tx) => listGuestsAt(tx, session))).map((guest) => guest.called);
	expect([await called(), await called(two)]).toEqual([['Hannah Okoye'], ['Another']]);
});

test('guests are noted on the day and counted beside booked and came, never as parents', async ({ house }) => {
	const { at, course, joins, coordinator, facilitator } = await courseToday(house);
	const session = at(1);
	const early = new Date(session.startsAt.getTime() - 864e5);
	expect(await coordinator((tx) => welcomeGuests(tx, course.id, 5))).toEqual({ ok: false, reason: 'many-meetings' });
	await house.owner.db
		.insertInto('programmes.guest_places')
		.values({ org_id: house.orgId, cohort_id: course.id, places: 5, set_by: coordinator.id })
		.execute(); // as where it met once when they were welcomed
	for (const called of ['One', 'Two'])
		await house.as('door', (door) => bookExample(asOf(door, early), course.slug, { called }));
	await house.owner.db
		.updateTable('programmes.guest')
		.set({ booked_at: early })
		.where('cohort_id', '=', course.id)
		.execute();
	const [first, second] = [await joins('Ana'), await joins('Bea')];
	await facilitator((tx) => noteAttendance(tx, session.id, { person: first.personId, state: 'came' }));
	await facilitator((tx) => noteAttendance(tx, session.id, { person: second.personId, state: 'no-word' }));
	const [one] = await facilitator((tx) => listGuests(tx, course.id));
	const note = (came: 'yes' | 'open') => (tx: Tx) => noteGuest(tx, session.id, { guest: one?.id ?? '', came });
	expect(await facilitator(note('yes'))).toMatchObject({ ok: true });
	const elsewhere = await courseWith(house);
	await expect(elsewhere.facilitator(note('yes'))).rejects.toThrow(Forbidden);
	const later = await coordinator((tx) => listSessions(tx, elsewhere.course.id));
	await expect(
		coordinator((tx) => noteGuest(tx, later[0]?.id ?? '', { guest: one?.id ?? '', came: 'yes' }))
	).rejects.toThrow(NotFound);
	const { programmeId } = await coordinator((tx) => getCohort(tx, course.id));
	const after = new Date(session.endsAt.getTime() + 1000);
	const turnout = await coordinator((tx) => listTurnout(asOf(tx, after), { id: programmeId }));
	expect(turnout.find(({ startsAt }) => startsAt.getTime() === session.startsAt.getTime())).toMatchObject({
		booked: 4,
		came: 2
	});
	await facilitator(note('open'));
	expect((await coordinator((tx) => listGuests(tx, course.id)))[0]?.came).toBeNull();
});

test('a guest whose day was moved, is elsewhere or was called off stands there until somebody told her, and not while it can be undone', async ({
	house
}) => {
	const { course, books, coordinator, facilitator } = await workshopWith(house, 3, 3);
	await books();
	const [morning] = await coordinator((tx) => listSessions(tx, course.id));
	const { id = '', startsAt = new Date(0), title = {} } = morning ?? {};
	const toTell = () => coordinator((tx) => listGuestsToTell(tx));
	const told = async () => {
		const [guest] = await toTell();
		const shown = guest ? knownAs(guest) : '';
		expect(await coordinator((tx) => guestTold(tx, guest?.id ?? '', 'as it was before'))).toMatchObject({ ok: false });
		expect(await toTell()).toHaveLength(1);
		for (let twice = 0; twice < 2; twice++) await coordinator((tx) => guestTold(tx, guest?.id ?? '', shown));
		expect(await toTell()).toEqual([]);
	};
	const later = (job: Tx) => tellOfChanges(asOf(job, new Date(job.now.getTime() + 11 * 60_000)));
	const moves = async () => {
		const { version } = await coordinator((tx) => getSession(tx, id));
		const change = { version, title: { en: title.en ?? '' }, day: isoDay(startsAt, 'Europe/London') };
		expect(await coordinator((tx) => changeSession(tx, id, { ...change, from: '15:00', to: '16:00' }))).toEqual(done);
	};
	expect(await toTell()).toEqual([]);
	await moves();
	expect(await toTell()).toEqual([]);
	await coordinator((tx) => undoChange(tx, id));
	await house.as('job', later);
	expect(await toTell()).toEqual([]);
	await moves();
	await house.as('job', later);
	expect(await toTell()).toMatchObject([{ called: 'Hannah Okoye', was: startsAt, hasMoved: false }]);
	expect(await coordinator(countGuestsToTell)).toBe(1);
	const other = await courseWith(house);
	await expect(other.facilitator(listGuestsToTell)).rejects.toThrow(Forbidden);
	await expect(facilitator(countGuestsToTell)).rejects.toThrow(Forbidden);
	const [guest] = await toTell();
	await expect(facilitator((tx) => guestTold(tx, guest?.id ?? '', ''))).rejects.toThrow(Forbidden);
	await told();
	const { venueId: elsewhere } = await coordinator((tx) => getCohort(tx, other.course.id));
	await house.owner.db
		.updateTable('programmes.cohort')
		.set({ venue_id: elsewhere })
		.where('id', '=', course.id)
		.execute();
	expect(await toTell()).toMatchObject([{ hasMoved: true, venue: expect.any(String) as string }]);
	await told();
	await house.owner.db.updateTable('programmes.session').set({ mode: 'online' }).where('id', '=', id).execute();
	expect(await toTell()).toMatchObject([{ hasMoved: true, venue: null, venueId: null }]);
	await told();
	await coordinator((tx) => cancelSession(tx, id, 'Snow'));
	await house.as('job', later);
	expect(await toTell()).toMatchObject([{ startsAt: null, hasMoved: false }]);
	await told();
});

test('by hand in the database too, who runs the day alone notes who came, and her link alone lets go', async ({
	house
}) => {
	const { course, books, facilitator } = await workshopWith(house, 3, 3);
	const booked = await books();
	const token = booked.ok ? booked.value : '';
	const sets = (set: Record<string, unknown>) => (tx: Tx) =>
		tx.db.updateTable('programmes.guest').set(set).where('cohort_id', '=', course.id).execute();
	const byLink = (set: Record<string, unknown>) => (link: Tx) =>
		getGuestBehind(link, token).then(() => sets(set)(link));
	for (const set of [{ called: 'Another' }, { way: 'me@elsewhere.example' }, { expects_at: null }])
		await expect(facilitator(sets(set))).rejects.toMatchObject({ code: '42501' });
	await facilitator(sets({ came: true }));
	for (const set of [{ called: 'Another' }, { way: 'me@elsewhere.example' }])
		await expect(house.as('link', byLink(set))).rejects.toMatchObject({ code: '42501' });
	expect(await rowsOf(house, course.id)).toMatchObject([{ called: 'Hannah Okoye', came: true }]);
	await house.as('link', (link) => cancelGuest(link, token));
});

test('what a guest wrote goes 28 days after her last meeting; that she was booked, and came, stays', async ({
	house
}) => {
	const { course, books, coordinator } = await workshopWith(house, 3, 3);
	const fresh = await workshopWith(house, 3, 3);
	await books();
	await fresh.books();
	await house.owner.db.updateTable('programmes.guest').set({ came: true }).where('cohort_id', '=', course.id).execute();
	await house.owner.db
		.updateTable('programmes.session')
		.set({
			starts_at: sql`platform.now() - interval '29 days 2 hours'`,
			ends_at: sql`platform.now() - interval '29 days'`
		})
		.where('cohort_id', '=', course.id)
		.execute();
	await house.as('job', letGuestsGo);
	const [old] = await rowsOf(house, course.id);
	expect(old).toMatchObject({ called: '', organisation: '', way: '', link_hash: null, came: true, given_up_at: null });
	expect((await fresh.coordinator((tx) => listGuests(tx, fresh.course.id)))[0]?.called).toBe('Hannah Okoye');
	await expect(coordinator(letGuestsGo)).rejects.toThrow(Forbidden);
});
