import { moment } from '#platform/clock.ts';
import { asOf } from '#platform/db/tx.ts';
import { expect } from 'vitest';
import { inLanguage } from '#platform/i18n/language.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { test, type House } from '../../../../../tests/support/house.ts';
import { sayICantCome } from '../absence/commands.server.ts';
import { endRegistration } from '#rooms/programmes/joining/registration/commands.server.ts';
import { courseWith, lettersTo, signIn } from '#cast/joining.ts';
import { changeSession } from '#rooms/programmes/courses/reschedule/commands.server.ts';
import { listSessions } from '#rooms/programmes/courses/session/queries.server.ts';
import { writeReminders, inviteToReunions } from './jobs.server.ts';
import { reminderLetter, reunionLetter } from './mail.server.ts';

const kinds = async (house: House, person: string) => (await lettersTo(house, person)).map((letter) => letter.kind);
const remind = (house: House, at: string) => house.as('job', (job) => writeReminders(asOf(job, new Date(at))));

test('whoever has a place is reminded once, the day before, not at night and not on another day', async ({ house }) => {
	const { joins } = await courseWith(house, { places: 1 }); // Tuesday 12 January, ten o’clock
	const comes = await joins();
	const waits = await joins();
	for (const at of ['2027-01-10T12:00:00Z', '2027-01-11T08:59:00Z', '2027-01-12T09:30:00Z']) await remind(house, at);
	const joined = ['programmes.held', 'programmes.place'];
	expect(await kinds(house, comes.person)).toEqual(joined);
	for (const at of ['2027-01-11T09:00:00Z', '2027-01-11T09:01:00Z', '2027-01-11T22:00:00Z']) await remind(house, at);
	expect(await kinds(house, comes.person)).toEqual([...joined, 'programmes.reminder']);
	expect(await kinds(house, waits.person)).toEqual(['programmes.held', 'programmes.waiting']);
	await remind(house, '2027-01-18T09:00:00Z');
	expect(await kinds(house, comes.person)).toEqual([...joined, 'programmes.reminder', 'programmes.reminder']);
});

test('a reminder belongs to the day: of a meeting that was moved she has one of its new day, and none of the old', async ({
	house
}) => {
	const { course, joins, coordinator } = await courseWith(house);
	const { person } = await joins();
	const [first] = await coordinator((tx) => listSessions(tx, course.id)); // Tuesday 12 January
	const { id, title, version } = first ?? { id: '', title: {}, version: 0 };
	await remind(house, '2027-01-11T09:00:00Z');
	const moved = { title, day: '2027-01-14', from: '10:00', to: '12:00', version };
	expect(await coordinator((tx) => changeSession(tx, id, moved))).toMatchObject({ ok: true });
	for (const at of ['2027-01-13T09:00:00Z', '2027-01-13T09:01:00Z']) await remind(house, at);
	const reminders = (await lettersTo(house, person)).filter(({ kind }) => kind === 'programmes.reminder');
	expect(reminders.map(({ data }) => data.day)).toEqual(['2027-01-12', '2027-01-14']);
	const letters = [];
	for (const { data } of reminders)
		letters.push(await house.as('job', (job) => inLanguage('en', () => reminderLetter(job, person, data))));
	expect(letters[0]).toBeNull();
	expect(letters[1]?.paragraphs[0]).toContain('Thursday 14 January');
});

test('a reminder is not written to her who can’t come, nor about a meeting that was called off, nor once she has left', async ({
	house
}) => {
	const { course, joins } = await courseWith(house);
	const { person, registration } = await joins();
	const speaks = await signIn(house, person);
	const [first, second] = await speaks((tx) => listSessions(tx, course.id));
	const letter = (session?: string) =>
		house.as('job', (job) => inLanguage('en', () => reminderLetter(job, person, { session: session ?? '' })));
	expect((await letter(first?.id))?.paragraphs[0]).toContain('Tuesday 12 January');
	await speaks((tx) => sayICantCome(tx, first?.id ?? ''));
	expect(await letter(first?.id)).toBeNull();
	await house.owner.db
		.updateTable('programmes.session')
		.set({ cancelled_at: moment() })
		.where('id', '=', second?.id ?? '')
		.execute();
	expect(await letter(second?.id)).toBeNull();
	expect(await letter(uuidv7())).toBeNull();
	await speaks((tx) => endRegistration(tx, registration));
	const [, , third] = await speaks((tx) => listSessions(tx, course.id));
	expect(await letter(third?.id)).toBeNull();
});

test('everybody who had a place is invited once to meet again, three weeks ahead', async ({ house }) => {
	const { course, joins } = await courseWith(house);
	const { person } = await joins();
	const id = uuidv7();
	const starts = new Date('2027-04-20T09:00:00Z');
	const meeting = {
		org_id: house.orgId,
		id,
		cohort_id: course.id,
		week: 8,
		kind: 'reunion',
		title: JSON.stringify({ en: 'Again', es: 'Otra vez' })
	};
	await house.owner.db
		.insertInto('programmes.session')
		.values({ ...meeting, starts_at: starts, ends_at: new Date('2027-04-20T11:00:00Z') })
		.execute();
	const invite = (at: string) => house.as('job', (job) => inviteToReunions(asOf(job, new Date(at))));
	await invite('2027-03-30T08:00:00Z');
	expect(await kinds(house, person)).toEqual(['programmes.held', 'programmes.place']);
	await invite('2027-03-30T10:00:00Z');
	await invite('2027-04-10T10:00:00Z');
	expect(await kinds(house, person)).toEqual(['programmes.held', 'programmes.place', 'programmes.reunion']);
	const letter = await house.as('job', (job) => inLanguage('es', () => reunionLetter(job, person, { session: id })));
	expect(letter?.paragraphs[0]).toContain('martes');
});
