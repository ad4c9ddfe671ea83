import { expect } from 'vitest';
import { moment } from '#platform/clock.ts';
import { asOf } from '#platform/db/tx.ts';
import { inLanguage } from '#platform/i18n/language.ts';
import { Forbidden } from '#platform/outcome.ts';
import { courseWith, lettersTo, signIn } from '#cast/joining.ts';
import { staffOf } from '#cast/meetings.ts';
import { test, type House } from '../../../../../tests/support/house.ts';
import { reminderLetter } from '../../meetings/reminder/mail.server.ts';
import { listSittings } from '#rooms/creche/sitting/queries.server.ts';
import { courseCalendarWords } from '../calendar/words.ts';
import { changeCohort } from '../cohort/commands.server.ts';
import { tuesdays } from '../cohort/examples.ts';
import { getCohort, getPublicCohort } from '../cohort/queries.server.ts';
import { getPoster, listShareTexts } from '../poster/queries.server.ts';
import { listSessions } from '../session/queries.server.ts';
import { changeMode } from './commands.server.ts';
import { venueNewsLetter } from './mail.server.ts';
import { findMyWayOnline, getWayOnline } from './queries.server.ts';

const way = { link: 'https://meet.example.org/secret-room', phone: '0113 496 0100, 123 456#' };
const bands = { 'under-two': 0, two: 0, 'three-or-more': 0 };
const online = { template: 'online', mode: 'online', venueId: null, wayOnline: way, bands } as const;
const minute = 60_000;

/** The first meeting of a course begins so many minutes from now, and takes an hour. */
async function firstBegins(house: House, course: string, inMinutes: number): Promise<string> {
	const rows = await house.owner.db
		.selectFrom('programmes.session')
		.select('id')
		.where('cohort_id', '=', course)
		.orderBy('week')
		.execute();
	const id = rows[0]?.id ?? '';
	const starts = moment().getTime() + inMinutes * minute;
	const hours = { starts_at: new Date(starts), ends_at: new Date(starts + 60 * minute) };
	await house.owner.db.updateTable('programmes.session').set(hours).where('id', '=', id).execute();
	return id;
}

test('the way in is shown to those alone who have a place, from half an hour before until the end', async ({
	house
}) => {
	const { course, coordinator, facilitator, joins, asks } = await courseWith(house, { ...online, places: 1 });
	const comes = await signIn(house, (await joins({ children: [] })).person);
	const waits = await signIn(house, (await joins({ children: [] })).person);
	const asked = await signIn(house, (await asks({ children: [] })).person);
	const look = async (inMinutes: number) => {
		const id = await firstBegins(house, course.id, inMinutes);
		return Promise.all([comes, waits, asked, coordinator].map((who) => who((tx) => findMyWayOnline(tx, id))));
	};
	for (const near of [29, 0, -59]) expect(await look(near)).toEqual([way, undefined, undefined, undefined]);
	for (const far of [31, -61]) expect(await look(far)).toEqual([undefined, undefined, undefined, undefined]);
	const id = await firstBegins(house, course.id, 5);
	expect(await house.as('visitor', (tx) => findMyWayOnline(tx, id))).toBeUndefined();
	for (const who of [comes, waits, asked])
		expect(await who((tx) => getWayOnline(tx, course.id))).toEqual({ link: '', phone: '' });
	for (const who of [coordinator, facilitator]) expect(await who((tx) => getWayOnline(tx, course.id))).toEqual(way);
	await house.owner.db.updateTable('programmes.session').set({ cancelled_at: moment() }).where('id', '=', id).execute();
	expect(await comes((tx) => findMyWayOnline(tx, id))).toBeUndefined();
});

test('no page, poster, message or calendar holds the link, and none says how to get there', async ({ house }) => {
	const { course, coordinator, joins } = await courseWith(house, online);
	const { person } = await joins({ children: [] });
	const [first] = await coordinator((tx) => listSessions(tx, course.id));
	const organisation = {
		name: 'Willow',
		slug: 'w',
		isFirst: true,
		accent: undefined,
		timeZone: 'Europe/London',
		languages: ['en'],
		contact: {}
	};
	const shown = await house.as('visitor', (tx) => getPublicCohort(tx, course.slug));
	const poster = await coordinator((tx) => getPoster(tx, course.id, organisation as never, 'en'));
	const said = JSON.stringify([
		shown,
		poster,
		await coordinator((tx) => listShareTexts(tx, course.id, organisation as never)),
		inLanguage('en', () => courseCalendarWords(shown, moment())),
		await house.as('job', (job) =>
			inLanguage('en', () =>
				reminderLetter(asOf(job, new Date('2027-01-11T09:00:00Z')), person, { session: first?.id ?? '' })
			)
		)
	]);
	expect(said).not.toMatch(/secret-room|0113 496/);
	expect(said).toContain('We meet online.');
	expect(said).toContain('LOCATION:Online');
	expect(poster.facts.find(({ icon }) => icon === 'where')).toMatchObject({ title: 'Online' });
	expect(shown.venue).toBeNull();
});

test('one tap, and a meeting is online: whoever comes is told, its crèche is closed, and another tap takes it back', async ({
	house
}) => {
	const { course, coordinator, facilitator, joins } = await courseWith(house, { wayOnline: way });
	const { person } = await joins();
	const [, second] = await coordinator((tx) => listSessions(tx, course.id));
	const id = second?.id ?? '';
	const tap = (mode: 'room' | 'online' | 'both') => coordinator((tx) => changeMode(tx, id, mode));
	const sitting = async () =>
		(await coordinator((tx) => listSittings(tx, course.id))).find((one) => one.id === id)?.cancelledAt;
	expect(await tap('online')).toEqual({ ok: true });
	expect(await sitting()).not.toBeNull();
	const news = async () => (await lettersTo(house, person)).filter(({ kind }) => kind === 'programmes.venue-news');
	const words = async (at: number) => {
		const data = (await news())[at]?.data ?? {};
		return (await house.as('job', (job) => inLanguage('en', () => venueNewsLetter(job, person, data))))?.paragraphs[0];
	};
	expect(await words(0)).toContain('we meet online');
	expect(await tap('online')).toEqual({ ok: true });
	expect(await tap('room')).toEqual({ ok: true });
	expect(await sitting()).toBeNull();
	expect(await news()).toHaveLength(2);
	expect([await words(0), await words(1)]).toEqual([undefined, expect.stringContaining('we meet in the room')]);
	await expect(facilitator((tx) => changeMode(tx, id, 'both'))).rejects.toThrow(Forbidden);
});

test('a run has a room unless it is online alone; an open door always has one', async ({ house }) => {
	const { course, coordinator } = await courseWith(house, online);
	const details = { ...tuesdays, bands, version: 1, venueId: null };
	expect(await coordinator((tx) => changeCohort(tx, course.id, { ...details, mode: 'both' }))).toEqual({
		ok: false,
		reason: 'venue-missing'
	});
	const [first] = await coordinator((tx) => listSessions(tx, course.id));
	expect(await coordinator((tx) => changeMode(tx, first?.id ?? '', 'room'))).toEqual({ ok: false, reason: 'no-room' });
	const group = await courseWith(house, { template: 'drop-in', places: null, bands });
	const [next] = await group.coordinator((tx) => listSessions(tx, group.course.id));
	expect(await group.coordinator((tx) => changeMode(tx, next?.id ?? '', 'online'))).toEqual({
		ok: false,
		reason: 'open-door-in-room'
	});
	const { venueId } = await group.coordinator((tx) => getCohort(tx, group.course.id));
	const change = { ...details, venueId, places: null, mode: 'online' } as const;
	expect(await group.coordinator((tx) => changeCohort(tx, group.course.id, change))).toEqual({
		ok: false,
		reason: 'open-door-in-room'
	});
	const elsewhere = await staffOf(house, 'facilitator', group.course.id);
	expect(await elsewhere((tx) => getWayOnline(tx, course.id))).toEqual({ link: '', phone: '' });
});
