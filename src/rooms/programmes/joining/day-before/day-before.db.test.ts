import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { instant } from '#platform/clock.ts';
import { asOf } from '#platform/db/tx.ts';
import { inLanguage } from '#platform/i18n/language.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { test, type House } from '../../../../../tests/support/house.ts';
import { lettersTo, personAt, signIn } from '#cast/joining.ts';
import { staffOf } from '#cast/meetings.ts';
import { makeCohort } from '#rooms/programmes/courses/cohort/examples.ts';
import { cancelSession } from '#rooms/programmes/courses/reschedule/commands.server.ts';
import { tellOfChanges } from '#rooms/programmes/courses/session-change/commands.server.ts';
import { listSessions } from '#rooms/programmes/courses/session/queries.server.ts';
import { writeReminders } from '#rooms/programmes/meetings/reminder/jobs.server.ts';
import { reminderLetter } from '#rooms/programmes/meetings/reminder/mail.server.ts';
import { letOldLinksGo } from '../receipt/commands.server.ts';
import {
	sayIMayCome,
	sayIMayComeMyself,
	takeMayComeBack
} from '#rooms/programmes/meetings/may-come/commands.server.ts';
import { countMayCome } from '#rooms/programmes/meetings/may-come/queries.server.ts';
import { answerByLink, askToBeTold, tellMyselfTheDayBefore } from './commands.server.ts';
import { dayBeforeLetter } from './mail.server.ts';
import { findDayBefore, dayBeforeLink } from './queries.server.ts';

const bands = { 'under-two': 0, two: 0, 'three-or-more': 0 };
const stranger = { called: 'Somebody who asked', language: 'en' };

/** A group with an open door that meets on Tuesdays from 12 January 2027 on, and how somebody asks to be told. */
async function openDoor(house: House) {
	const coordinator = await staffOf(house, 'coordinator');
	const group = await coordinator((tx) => makeCohort(tx, { template: 'three-block-group', places: null, bands }));
	const [first, second] = await coordinator((tx) => listSessions(tx, group.id));
	if (!first || !second) throw new Error('the group has no meetings');
	const asks = async (value = `${randomUUID()}@example.org`, kind: 'email' | 'phone' = 'email') => {
		await house.as('door', (door) => askToBeTold(door, group.slug, { kind, value }, stranger));
		const person = await personAt(house, value);
		const ask = await house.as('job', (job) => findDayBefore(job, group.id, person));
		return { value, person, link: dayBeforeLink(ask?.id ?? ''), ask };
	};
	const answers = (link: string, yes: boolean) => house.as('link', (speaks) => answerByLink(speaks, link, yes));
	const remind = () => house.as('job', (job) => writeReminders(asOf(job, new Date('2027-01-11T09:00:00Z'))));
	const kinds = async (person: string) => (await lettersTo(house, person)).map(({ kind }) => kind);
	return { coordinator, group, first, second, asks, answers, remind, kinds };
}

test('whoever asked to be told hears the day before once she has said that it was she, and never otherwise', async ({
	house
}) => {
	const { asks, answers, remind, kinds } = await openDoor(house);
	const [hers, silent] = [await asks(), await asks()];
	await asks(hers.value);
	const letter = await house.as('job', (job) =>
		inLanguage('en', () => dayBeforeLetter(job, hers.person, { ask: hers.ask?.id ?? '' }))
	);
	expect(letter?.act?.path).toBe(`/day-before/${hers.link}`);
	for (const _ of [1, 2]) expect(await answers(hers.link, true)).toEqual({ ok: true });
	for (const _ of [1, 2]) await remind();
	expect(await kinds(hers.person)).toEqual(['programmes.day-before', 'programmes.day-before', 'programmes.reminder']);
	expect(await kinds(silent.person)).toEqual(['programmes.day-before']);
	const data = (await lettersTo(house, hers.person)).at(-1)?.data ?? {};
	const words = () =>
		house.as('job', (job) =>
			inLanguage('en', () => reminderLetter(asOf(job, new Date('2027-01-11T10:00:00Z')), hers.person, data))
		);
	expect((await words())?.act?.path).toBe(`/day-before/${hers.link}`);
	expect(await answers(hers.link, false)).toEqual({ ok: true });
	expect(await words()).toBeNull();
	expect(await answers(hers.link, true)).toEqual({ ok: false, reason: 'gone' });
	expect(await answers('knocking', true)).toEqual({ ok: false, reason: 'gone' });
});

test('a number is kept in one form and once, a change is told to whoever asked, and what nobody answered goes after a week', async ({
	house
}) => {
	const { coordinator, group, first, asks, answers, kinds } = await openDoor(house);
	const byPhone = await asks('+447700900123', 'phone');
	await asks('+447700900123', 'phone');
	expect(await personAt(house, byPhone.value)).toBe(byPhone.person);
	expect(byPhone.ask?.answeredAt).not.toBeNull();
	const [silent, told] = [await asks(), await asks()];
	await answers(told.link, true);
	await coordinator((tx) => cancelSession(tx, first.id, 'Snow'));
	await house.as('job', (job) => tellOfChanges(asOf(job, new Date(job.now.getTime() + 11 * 60_000))));
	expect(await kinds(told.person)).toEqual(['programmes.day-before', 'programmes.session-news']);
	expect(await kinds(byPhone.person)).toEqual(['programmes.session-news']);
	expect(await kinds(silent.person)).toEqual(['programmes.day-before']);
	await house.owner.db
		.updateTable('programmes.day_before')
		.set({ asked_at: new Date(instant() - 8 * 864e5) })
		.where('org_id', '=', house.orgId)
		.execute();
	await house.as('job', letOldLinksGo);
	const left = (person: string) => house.as('job', (job) => findDayBefore(job, group.id, person));
	expect(await left(silent.person)).toBeUndefined();
	expect(await left(told.person)).toBeDefined();
});

test('“I may come” is counted without a name, once a form, and only for a meeting to which one can come', async ({
	house
}) => {
	const { coordinator, group, first, second, asks, answers } = await openDoor(house);
	const tap = (session: string, id = randomUUID()) => house.as('door', (door) => sayIMayCome(door, { id, session }));
	const id = randomUUID();
	for (const again of [id, id, randomUUID()]) expect(await tap(first.id, again)).toEqual({ ok: true });
	const { person, link } = await asks();
	await answers(link, true);
	const her = await signIn(house, person);
	for (const _ of [1, 2]) expect(await her((tx) => sayIMayComeMyself(tx, first.id))).toEqual({ ok: true });
	expect(await her((tx) => countMayCome(tx, first.id, person))).toBe(1);
	expect(await coordinator((tx) => countMayCome(tx, first.id))).toBe(3);
	expect(await her((tx) => countMayCome(tx, first.id))).toBe(1);
	const facilitator = await staffOf(house, 'facilitator', group.id);
	const elsewhere = await staffOf(house, 'facilitator', (await coordinator((tx) => makeCohort(tx))).id);
	expect(await facilitator((tx) => countMayCome(tx, first.id))).toBe(3);
	expect(await elsewhere((tx) => countMayCome(tx, first.id))).toBe(0);
	await her((tx) => takeMayComeBack(tx, first.id));
	expect(await coordinator((tx) => countMayCome(tx, first.id))).toBe(2);
	await coordinator((tx) => cancelSession(tx, second.id, 'Snow'));
	expect(await tap(second.id)).toEqual({ ok: false, reason: 'cancelled' });
	const course = await coordinator((tx) => makeCohort(tx));
	const [lesson] = await coordinator((tx) => listSessions(tx, course.id));
	await expect(tap(lesson?.id ?? '')).rejects.toThrow(NotFound);
	await expect(house.as('visitor', (tx) => sayIMayCome(tx, { id: randomUUID(), session: first.id }))).rejects.toThrow(
		Forbidden
	);
});

test('on her own page she asks and stops in one tap each, and nobody does it for her', async ({ house }) => {
	const { group, asks } = await openDoor(house);
	const { person } = await asks();
	const her = await signIn(house, person);
	await her((tx) => tellMyselfTheDayBefore(tx, group.id, true));
	expect((await her((tx) => findDayBefore(tx, group.id, person)))?.answeredAt).toBeInstanceOf(Date);
	const facilitator = await staffOf(house, 'facilitator', group.id);
	expect(await facilitator((tx) => findDayBefore(tx, group.id, person))).toBeUndefined();
	await her((tx) => tellMyselfTheDayBefore(tx, group.id, false));
	expect(await her((tx) => findDayBefore(tx, group.id, person))).toBeUndefined();
	await expect(her((tx) => tellMyselfTheDayBefore(tx, 'nowhere', true))).rejects.toThrow(NotFound);
	await expect(house.as('visitor', (tx) => tellMyselfTheDayBefore(tx, group.id, true))).rejects.toThrow(Forbidden);
});
