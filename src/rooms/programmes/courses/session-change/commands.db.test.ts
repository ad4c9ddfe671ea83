import { expect } from 'vitest';
import { asOf } from '#platform/db/tx.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { inLanguage, inWords } from '#platform/i18n/language.ts';
import { arranging, asIs, zone } from '#cast/arranging.ts';
import { courseWith } from '#cast/joining.ts';
import { speaker } from '#cast/meetings.ts';
import { NotFound } from '#platform/outcome.ts';
import { test } from '../../../../../tests/support/house.ts';
import { cancelSession, changeSession, undoChange } from '../reschedule/commands.server.ts';
import { lookAtMove } from '../reschedule/queries.server.ts';
import { sessionNewsLetter } from '../session/mail.server.ts';
import { getSession } from '../session/queries.server.ts';
import { haveSeen } from '../session-news/commands.server.ts';
import { listNewsFor } from '../session-news/queries.server.ts';
import { tellOfChanges } from './commands.server.ts';

test('a change is told after ten minutes, two in a row in one letter that says instead of when, and undone in silence', async ({
	house
}) => {
	const { coordinator, person, week, crecheDays, news, newsNow } = await arranging(house);
	const { id } = week(3);
	const before = await crecheDays();
	const move = async (day: string) => {
		const { version } = await coordinator((tx) => getSession(tx, id));
		expect(await coordinator((tx) => changeSession(tx, id, { ...asIs, version, day }))).toEqual({ ok: true });
	};
	await move('2027-03-18');
	await house.as('job', tellOfChanges);
	expect(await newsNow()).toEqual([]);
	expect(await coordinator((tx) => undoChange(tx, id))).toEqual({ ok: true });
	expect([await crecheDays(), await news()]).toEqual([before, []]);
	await move('2027-03-18');
	await move('2027-03-19');
	const letters = await news();
	expect(letters).toHaveLength(1);
	const letter = await house.as('job', (job) =>
		inLanguage('en', () => sessionNewsLetter(job, person, letters[0]?.data ?? {}))
	);
	expect(letter?.paragraphs).toEqual([
		'There is a change. We meet on Friday 19 March, 10am, instead of Tuesday 16 March.',
		'Your page shows when we meet, and what comes next.'
	]);
	expect(letter?.calendar?.content).toContain(`UID:${id}@kith\r\n`);
	expect(letter?.calendar?.content).toContain('DTSTART:20270319T100000Z');
	expect(await coordinator((tx) => undoChange(tx, id))).toEqual({ ok: false, reason: 'told-already' });
	await move('2027-03-18');
	await move('2027-03-19'); // back to what they know: nothing to say
	expect(await news()).toHaveLength(1);
});

test('of a meeting that is near parents hear at once', async ({ house }) => {
	const { coordinator, week, newsNow } = await arranging(house);
	const soon = new Date(week(2).startsAt.getTime() - 3_600_000);
	await coordinator((tx) => cancelSession(asOf(tx, soon), week(2).id, 'Snow'));
	await house.as('job', (job) => tellOfChanges(asOf(job, new Date(soon.getTime() + 61_000))));
	expect(await newsNow()).toHaveLength(1);
});

test('each reads why in her language, where it was written in it', async ({ house }) => {
	const { coordinator, week } = await arranging(house);
	await coordinator((tx) => cancelSession(tx, week(2).id, { en: 'The boiler is broken.', es: 'La caldera no va.' }));
	const { cancelledWords, cancelledWhy } = await coordinator((tx) => getSession(tx, week(2).id));
	expect(inLanguage('es', () => inWords(cancelledWords))).toBe('La caldera no va.');
	expect(cancelledWhy).toBe('The boiler is broken.');
});

test('what somebody was told of is new on her page until she has seen it, and new again when it changes again', async ({
	house
}) => {
	const { coordinator, person, week, news, joins } = await arranging(house);
	const her = await speaker(house, person);
	const { person: neighbour } = await joins();
	const other = await speaker(house, neighbour);
	const { id } = week(3);
	const isNew = () => her((tx) => listNewsFor(tx, person));
	const move = async (day: string) => {
		const { version } = await coordinator((tx) => getSession(tx, id));
		await coordinator((tx) => changeSession(tx, id, { ...asIs, version, day }));
		await news();
	};
	expect(await isNew()).toEqual([]);
	await expect(her((tx) => haveSeen(tx, id))).rejects.toThrow(NotFound);
	await move('2027-03-18');
	expect(await isNew()).toEqual([{ sessionId: id, was: week(3).startsAt }]);
	for (const _ of [1, 2]) await her((tx) => haveSeen(tx, id));
	expect(await isNew()).toEqual([]);
	expect(await other((tx) => listNewsFor(tx, neighbour))).toHaveLength(1);
	expect(await other((tx) => listNewsFor(tx, person))).toEqual([]);
	await move('2027-03-19');
	expect((await isNew()).map(({ was }) => isoDay(was, zone))).toEqual(['2027-03-18']);
});

test('before a move is made it is said what it would upset: the order, the hall, who leads, a bank holiday', async ({
	house
}) => {
	const { coordinator, facilitator, course, week } = await arranging(house);
	const look = (day: string) => coordinator((tx) => lookAtMove(tx, week(5).id, { ...asIs, day }));
	expect(await look('2027-03-31')).toMatchObject({ moves: true, warnings: [], parents: 1, minutes: 10 });
	expect((await look('2027-03-22')).warnings).toEqual([{ what: 'order', week: 5, before: 4 }]);
	expect((await look('2027-04-07')).warnings).toEqual([{ what: 'order', week: 6, before: 5 }]);
	expect((await look('2027-03-29')).warnings).toEqual([{ what: 'holiday', holiday: 'easter-monday' }]);
	const { course: other } = await courseWith(house, { firstDay: '2027-03-31' });
	await house.owner.db
		.updateTable('programmes.cohort')
		.set((on) => ({
			venue_id: on
				.selectFrom('programmes.cohort as c')
				.select('c.venue_id')
				.where('c.id', '=', course.id)
				.$asScalar()
				.$notNull()
		}))
		.where('id', '=', other.id)
		.execute();
	await house.owner.db
		.insertInto('platform.role_grant')
		.values({
			org_id: house.orgId,
			account_id: facilitator.id,
			role: 'facilitator',
			why: 'An example',
			circle_id: other.id,
			until: new Date('2027-12-01')
		})
		.execute();
	expect((await look('2027-03-31')).warnings.map(({ what }) => what)).toEqual(['hall', 'facilitator']);
	const unmoved = { ...asIs, day: isoDay(week(5).startsAt, zone) };
	expect((await coordinator((tx) => lookAtMove(tx, week(5).id, unmoved))).moves).toBe(false);
});
