import { sql } from 'kysely';
import { expect } from 'vitest';
import { inLanguage } from '#platform/i18n/language.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { courseCalendarWords } from '#rooms/programmes/courses/calendar/words.ts';
import { getPublicCohort } from '#rooms/programmes/courses/cohort/queries.server.ts';
import { fallQuiet, resume } from '#rooms/people/loss/commands.server.ts';
import { leaveCourse } from '#rooms/programmes/joining/registration/commands.server.ts';
import { courseWith, signIn } from '#cast/joining.ts';
import { test, type House } from '../../../../../tests/support/house.ts';
import { endCalendarLink, makeCalendarLink } from './commands.server.ts';
import { findCalendarLink, getFollowed } from './queries.server.ts';
import { followedWords } from './words.ts';

/** Somebody with a place in a course of seven weeks, and her calendar as it is read by its link. */
async function following(house: House, tells = false) {
	const made = await courseWith(house);
	const { person, registration } = await made.joins();
	const her = await signIn(house, person);
	const token = await her((tx) => makeCalendarLink(tx, { tells }));
	const read = (by = token) => house.as('link', async (link) => followedIn(await getFollowed(link, by)));
	return { ...made, person, registration, her, token, read };
}

const followedIn = (followed: Awaited<ReturnType<typeof getFollowed>>) =>
	inLanguage('en', () => followedWords(followed));

interface Kept {
	sequence: number;
	said: string;
}

/** What a calendar that goes by UID and SEQUENCE keeps of a file; it complains of an entry that changed and bears no higher number. */
function take(file: string, kept: Map<string, Kept>): void {
	for (const [, event = ''] of file.matchAll(/BEGIN:VEVENT\r\n(.*?)END:VEVENT/gs)) {
		const [uid = '', sequence] = [/UID:(.*)/.exec(event)?.[1], Number(/SEQUENCE:(\d+)/.exec(event)?.[1])];
		const said = event.replace(/DTSTAMP:.*|SEQUENCE:.*/g, '');
		const before = kept.get(uid);
		if (before && before.said !== said) expect(sequence, uid).toBeGreaterThan(before.sequence);
		if (!before || sequence >= before.sequence) kept.set(uid, { sequence, said });
	}
}

test('her calendar says "Something for me" and when, and nothing of what, where or with whom', async ({ house }) => {
	const { course, coordinator, read } = await following(house);
	const file = await read();
	expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(7);
	expect(new Set(file.match(/SUMMARY:.*/g))).toEqual(new Set(['SUMMARY:Something for me']));
	expect(file).not.toMatch(/LOCATION|RRULE/);
	const shown = await coordinator((tx) => getPublicCohort(tx, course.slug));
	for (const word of [shown.label.en, shown.venue?.name ?? '', course.slug]) expect(file).not.toContain(word);
});

test('it says what and where only if she wished so, and anybody may follow a course by its real titles', async ({
	house
}) => {
	const { course, coordinator, read } = await following(house, true);
	const shown = await coordinator((tx) => getPublicCohort(tx, course.slug));
	const publicly = inLanguage('en', () => courseCalendarWords(shown, new Date('2027-01-01')));
	for (const file of [(await read()).replaceAll('\r\n ', ''), publicly.replaceAll('\r\n ', '')]) {
		expect(file).toContain(`SUMMARY:${shown.label.en}: `);
		expect(file).toContain(`LOCATION:${shown.venue?.name ?? ''}`);
	}
	expect(publicly.match(/BEGIN:VEVENT/g)).toHaveLength(7);
});

test('an address is shown once and kept as a hash; a new one and ending it make the old one open nothing', async ({
	house
}) => {
	const { her, person, token, read } = await following(house);
	const rows = await house.owner.db.selectFrom('programmes.calendar_link').selectAll().execute();
	expect(JSON.stringify(rows)).not.toContain(token);
	const other = await her((tx) => makeCalendarLink(tx, { tells: false }));
	await expect(read()).rejects.toThrow(NotFound);
	expect(await read(other)).toContain('BEGIN:VCALENDAR');
	expect(await her((tx) => findCalendarLink(tx, person))).toMatchObject({ tells: false });
	for (const _ of [1, 2]) await her((tx) => endCalendarLink(tx));
	await expect(read(other)).rejects.toThrow(NotFound);
	await expect(read('never made')).rejects.toThrow(NotFound);
	expect(await her((tx) => findCalendarLink(tx, person))).toBeUndefined();
	const { rows: said } = await sql<{ action: string }>`
		select a.action from platform.audit a join programmes.calendar_link l on a.subject ->> 'link' = l.id::text
		where l.person_id = ${person} order by a.action`.execute(house.owner.db);
	expect(said.map(({ action }) => action.split('.').at(-1))).toEqual(['ended', 'ended', 'made', 'made']);
});

test('nobody but she herself makes, sees or ends it, and it ends with her account', async ({ house }) => {
	const { person, coordinator, facilitator, read } = await following(house);
	await expect(house.as('visitor', (tx) => makeCalendarLink(tx, { tells: true }))).rejects.toThrow(Forbidden);
	for (const speaks of [coordinator, facilitator])
		expect(await speaks((tx) => findCalendarLink(tx, person))).toBeUndefined();
	await sql`update platform.account set closed_at = platform.now() where id = ${person}`.execute(house.owner.db);
	await expect(read()).rejects.toThrow(NotFound);
});

test('whatever happens to the meetings and her place, a calendar that goes by the numbers ends where the page stands', async ({
	house
}) => {
	const { course, registration, her, read } = await following(house);
	const { db } = house.owner;
	const kept = new Map<string, Kept>();
	take(await read(), kept);
	const all = db.selectFrom('programmes.session').select('id').where('cohort_id', '=', course.id);
	const sessions = await all.orderBy('week').execute();
	let seed = 20_261_127;
	const roll = (sides: number) => ((seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) >>> 8) % sides;
	for (let turn = 0; turn < 60; turn++) {
		const id = sessions[roll(sessions.length)]?.id ?? '';
		const edits = [
			sql`update programmes.session set starts_at = starts_at + interval '1 day', ends_at = ends_at + interval '1 day', version = version + 1 where id = ${id}`,
			sql`update programmes.session set cancelled_at = case when cancelled_at is null then platform.now() end, version = version + 1 where id = ${id}`,
			sql`update programmes.registration set state = 'left', left_at = platform.now() where id = ${registration} and state = 'place'`,
			sql`update programmes.registration set state = 'place', left_at = null where id = ${registration}`
		];
		await edits[roll(edits.length)]?.execute(db);
		take(await read(), kept);
	}
	await sql`update programmes.registration set state = 'place', left_at = null where id = ${registration}`.execute(db);
	const fresh = new Map<string, Kept>();
	const file = await read();
	take(file, kept);
	take(file, fresh);
	expect(kept).toEqual(fresh);
	// what no calendar shows changes nothing in it: a plan that was edited, a meeting that began
	await sql`update programmes.session set version = version + 1, started_at = platform.now() where cohort_id = ${course.id}`.execute(
		db
	);
	expect(await read()).toBe(file);
	await her((tx) => leaveCourse(tx, registration));
	const left = await read();
	expect(left).toContain('STATUS:CANCELLED');
	expect(left).not.toContain('STATUS:CONFIRMED');
	await sql`update programmes.registration set left_at = platform.now() - interval '61 days' where id = ${registration}`.execute(
		db
	);
	expect(await read()).not.toContain('BEGIN:VEVENT');
});

test('her calendar is empty while she is quiet, and as it was when she resumes', async ({ house }) => {
	const { her, read } = await following(house);
	const before = await read();
	await her(fallQuiet);
	const quiet = await read();
	expect(quiet).toContain('BEGIN:VCALENDAR');
	expect(quiet).not.toContain('BEGIN:VEVENT');
	await her(resume);
	expect(await read()).toEqual(before);
});
