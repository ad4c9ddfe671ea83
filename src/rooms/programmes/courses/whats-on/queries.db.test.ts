import { sql } from 'kysely';
import { expect } from 'vitest';
import { inLanguage } from '#platform/i18n/language.ts';
import { areaCalendarWords } from '#rooms/programmes/courses/calendar/words.ts';
import { listPublicMeetings } from '#rooms/programmes/courses/calendar/queries.server.ts';
import { courseWith } from '#cast/joining.ts';
import { test } from '../../../../../tests/support/house.ts';
import { listWhatsOn } from './queries.server.ts';

test('anybody sees each meeting to come of what is published, called off or not, with its places, and no reunion', async ({
	house
}) => {
	const { course, joins } = await courseWith(house, { places: 12 });
	await joins();
	const { db } = house.owner;
	const sessions = await db
		.selectFrom('programmes.session')
		.select('id')
		.where('cohort_id', '=', course.id)
		.orderBy('week')
		.execute();
	const [first, second] = sessions.map(({ id }) => id);
	const list = async () =>
		(await house.as('visitor', (tx) => listWhatsOn(tx))).filter(({ slug }) => slug === course.slug);
	const before = await list();
	expect(before.map(({ id }) => id)).toEqual(sessions.map(({ id }) => id));
	expect(new Set(before.map(({ left, day }) => `${left} ${day}`))).toEqual(new Set(['11 2']));
	expect(before[0]?.bands).toEqual({ 'under-two': 6, two: 5, 'three-or-more': 8 });
	await sql`update programmes.session set cancelled_at = platform.now() where id = ${first}`.execute(db);
	await sql`update programmes.session set kind = 'reunion' where id = ${second}`.execute(db);
	const after = await list();
	expect(after.find(({ id }) => id === first)?.cancelledAt).toBeInstanceOf(Date);
	expect(after.map(({ id }) => id)).not.toContain(second);
	await sql`update programmes.cohort set published_at = null where id = ${course.id}`.execute(db);
	expect(await list()).toEqual([]);
});

test('a calendar of an area holds what lies there by its real names, and the street only where anybody may read it', async ({
	house
}) => {
	const { course } = await courseWith(house);
	const { db } = house.owner;
	const { rows } = await sql<{
		venue: string;
		area: string;
	}>`update programmes.venue v set area = 'Quay' || v.id, address = '5 Hidden Street', shows_address = false
		from programmes.cohort c where c.id = ${course.id} and v.id = c.venue_id returning v.id as venue, v.area`.execute(db);
	const { venue, area } = rows[0] ?? { venue: '', area: '' };
	const read = (of: string | null) =>
		house.as('visitor', async (tx) => {
			const meetings = await listPublicMeetings(tx, of);
			return inLanguage('en', () => areaCalendarWords(meetings, of)).replaceAll('\r\n ', '');
		});
	const file = await read(area);
	expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(7);
	expect(file).toContain(`X-WR-CALNAME:What’s on\\, ${area}`);
	expect(file).not.toContain('Hidden');
	expect(await read(`${area} too`)).not.toContain('VEVENT');
	expect(await read(null)).toContain(area);
	await sql`update programmes.venue set shows_address = true where id = ${venue}`.execute(db);
	expect(await read(area)).toContain('5 Hidden Street');
});
