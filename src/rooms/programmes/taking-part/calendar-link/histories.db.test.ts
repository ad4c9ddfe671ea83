import ICAL from 'ical.js';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { inLanguage } from '#platform/i18n/language.ts';
import { clock, instantOf, isoDay } from '#platform/i18n/dates.ts';
import { courseCalendarWords } from '#rooms/programmes/courses/calendar/words.ts';
import { getPublicCohort } from '#rooms/programmes/courses/cohort/queries.server.ts';
import { courseWith, signIn } from '#cast/joining.ts';
import { test } from '../../../../../tests/support/house.ts';
import { makeCalendarLink } from './commands.server.ts';
import { getFollowed } from './queries.server.ts';
import { followedWords } from './words.ts';

const histories = process.env.KITH_DEEP ? 10_000 : 300;
const zone = 'Europe/London';
/** Days on either side of the nights on which clocks change, and the hours around them. */
const days = ['2027-03-27', '2027-03-28', '2027-03-29', '2027-10-30', '2027-10-31', '2027-11-01', '2027-06-15'];
const hours = ['00:30', '03:15', '10:00', '19:30'];

interface Shown {
	sequence: number;
	said: string;
	on?: { at: string; until: string };
}

/** A calendar on a phone that takes what it is sent by name and number, as the standard has it: the lower number is never taken. */
function take(file: string, kept: Map<string, Shown>): void {
	const read = ICAL.Component.fromString(file);
	for (const part of read.getAllSubcomponents('vevent')) {
		const event = new ICAL.Event(part);
		expect(part.getFirstProperty('rrule')).toBeNull();
		const [starts, ends] = [event.startDate.toJSDate(), event.endDate.toJSDate()];
		const on = { at: `${isoDay(starts, zone)} ${clock(starts, zone)}`, until: clock(ends, zone) };
		const isOff = part.getFirstPropertyValue('status') === 'CANCELLED';
		const said = JSON.stringify([on, event.summary, event.location, isOff]);
		const before = kept.get(event.uid);
		if (before && before.said !== said) expect(event.sequence, event.uid).toBeGreaterThan(before.sequence);
		if (!before || event.sequence >= before.sequence)
			kept.set(event.uid, { sequence: event.sequence, said, ...(isOff ? {} : { on }) });
	}
}

test(`after ${histories} histories of edits a calendar that goes by names and numbers shows what we show, also around the nights on which clocks change`, async ({
	house
}) => {
	const { course, joins } = await courseWith(house);
	const { person } = await joins();
	const token = await (await signIn(house, person))((tx) => makeCalendarLink(tx, { tells: true }));
	const { db } = house.owner;
	const hers = () =>
		house.as('link', async (link) => inLanguage('en', async () => followedWords(await getFollowed(link, token))));
	const everybodys = () =>
		house.as('visitor', async (tx) => {
			const shown = await getPublicCohort(tx, course.slug);
			return inLanguage('en', () => courseCalendarWords(shown, tx.now));
		});
	const all = db.selectFrom('programmes.session').select('id').where('cohort_id', '=', course.id).orderBy('week');
	const ids = (await all.execute()).map(({ id }) => id);
	let seed = 20_261_128;
	const roll = (sides: number) => ((seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) >>> 8) % sides;
	const pick = <One>(of: readonly One[]) => of[roll(of.length)] as One;
	const typed = new Map<string, { at: string; until: string }>();
	const edit = async () => {
		const [id, day, hour] = [pick(ids), pick(days), pick(hours)];
		const starts = instantOf(day, hour, zone);
		const ends = new Date(starts.getTime() + 7_200_000);
		const moves = sql`update programmes.session set starts_at = ${starts}, ends_at = ${ends}, version = version + 1 where id = ${id}`;
		const turns = sql`update programmes.session set cancelled_at = case when cancelled_at is null then platform.now() end, version = version + 1 where id = ${id}`;
		const names = sql`update programmes.cohort set label = jsonb_build_object('en', ${`Name ${roll(50)}`}::text), version = version + 1 where id = ${course.id}`;
		const one = roll(8);
		await (one < 5 ? moves : one < 7 ? turns : names).execute(db);
		if (one < 5) typed.set(`${id}@kith`, { at: `${day} ${hour}`, until: clock(ends, zone) });
	};
	const follows = [
		{ kept: new Map<string, Shown>(), read: hers },
		{ kept: new Map<string, Shown>(), read: everybodys }
	];
	for (let history = 0; history < histories; history++) {
		const { kept, read } = pick(follows);
		if (roll(4) === 0) kept.clear(); // a phone that begins to follow only now
		for (let edits = 1 + roll(3); edits > 0; edits--) await edit();
		take(await read(), kept);
		const { rows } = await sql<{
			id: string;
			is_off: boolean;
		}>`select id, cancelled_at is not null as is_off from programmes.session
			where cohort_id = ${course.id}`.execute(db);
		const ours = new Map(rows.map(({ id, is_off }) => [`${id}@kith`, is_off ? undefined : typed.get(`${id}@kith`)]));
		for (const [uid, was] of ours) {
			const shown = kept.get(uid)?.on;
			if (was) expect(shown, `${uid} in history ${history}`).toEqual(was);
			else if (rows.find(({ id }) => `${id}@kith` === uid)?.is_off) expect(shown).toBeUndefined();
		}
	}
});
