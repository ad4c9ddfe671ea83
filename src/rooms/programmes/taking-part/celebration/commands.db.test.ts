import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { courseToday, speaker, staffOf } from '#cast/meetings.ts';
import { deeds } from '#cast/courses.ts';
import { test } from '../../../../../tests/support/house.ts';
import { planForChildren } from '#rooms/creche/plan/commands.server.ts';
import { layCelebrationDay } from '#rooms/programmes/courses/reschedule/commands.server.ts';
import { findCrechePlan } from '#rooms/creche/plan/queries.server.ts';
import { copyFor } from '../../own-data.server.ts';
import { addToCelebration, shapeCelebration, takeContributionBack, takeContributionOff } from './commands.server.ts';
import { getCelebration } from './queries.server.ts';

const samosas = { kind: 'bring', words: 'Samosas for ten', signed: true } as const;
const song = { kind: 'do', words: 'A song', signed: false } as const;

test('the group adds what it brings, does and wishes for, without names; those who run it see who signed, and only a signed line is hers to take back', async ({
	house
}) => {
	const { course, facilitator, coordinator, joins } = await courseToday(house);
	const ana = await speaker(house, (await joins('Ana')).personId);
	const bea = await speaker(house, (await joins('Bea')).personId);
	const other = await courseToday(house);
	for (let twice = 0; twice < 2; twice++)
		for (const line of [samosas, song]) await ana((tx) => addToCelebration(tx, course.id, line));
	const seen = async (speaks: typeof ana) => (await speaks((tx) => getCelebration(tx, course.id))).contributions;
	expect((await seen(bea)).map(({ words, called, isOwn }) => [words, called, isOwn])).toEqual([
		['Samosas for ten', null, false],
		['A song', null, false]
	]);
	for (const speaks of [facilitator, coordinator])
		expect((await seen(speaks)).map(({ called }) => called)).toEqual(['Ana', null]);
	expect(await seen(other.facilitator)).toEqual([]);
	expect((await ana((tx) => copyFor(tx, ana.id)))['programmes.contribution']).toHaveLength(1);
	const [signed = '', unsigned = ''] = (await seen(ana)).map(({ id }) => id);
	await expect(ana((tx) => takeContributionBack(tx, course.id, unsigned))).rejects.toThrow(NotFound);
	await expect(bea((tx) => takeContributionBack(tx, course.id, signed))).rejects.toThrow(NotFound);
	await expect(bea((tx) => takeContributionOff(tx, course.id, signed))).rejects.toThrow(Forbidden);
	await expect(ana((tx) => addToCelebration(tx, other.course.id, song))).rejects.toThrow(NotFound);
	await ana((tx) => takeContributionBack(tx, course.id, signed));
	await facilitator((tx) => takeContributionOff(tx, course.id, unsigned));
	expect(await seen(bea)).toEqual([]);
});

test('whoever runs the group puts it together, the second of two at once is told, and it lies on the meeting that was chosen', async ({
	house
}) => {
	const { course, facilitator, joins, at } = await courseToday(house);
	const ana = await speaker(house, (await joins('Ana')).personId);
	const celebration = () => ana((tx) => getCelebration(tx, course.id));
	expect(await celebration()).toMatchObject({ meeting: { id: at(7).id }, version: 0, words: {} });
	const shape = { saw: 0, meeting: at(6).id, words: { en: 'Cake at eleven' } };
	await expect(ana((tx) => shapeCelebration(tx, course.id, shape))).rejects.toThrow(Forbidden);
	await expect(facilitator((tx) => shapeCelebration(tx, course.id, { ...shape, meeting: uuidv7() }))).rejects.toThrow(
		NotFound
	);
	expect(await facilitator((tx) => shapeCelebration(tx, course.id, shape))).toEqual({ ok: true });
	expect(await facilitator((tx) => shapeCelebration(tx, course.id, shape))).toEqual({
		ok: false,
		reason: 'changed-meanwhile'
	});
	expect(await facilitator((tx) => shapeCelebration(tx, course.id, { ...shape, saw: 1 }))).toEqual({ ok: true });
	expect(await celebration()).toMatchObject({ meeting: { id: at(6).id }, version: 2, words: { en: 'Cake at eleven' } });
	expect(await deeds(house)).toContain('programmes.celebration.shaped');
});

test('a day of its own is laid by whoever coordinates, once, on a day that is free and to come', async ({ house }) => {
	const { course, coordinator, facilitator, at } = await courseToday(house);
	const dayOf = (date: Date, days: number) => new Date(date.getTime() + days * 864e5).toISOString().slice(0, 10);
	const lay = { id: uuidv7(), day: dayOf(at(7).startsAt, 3), from: '14:00', to: '16:00' };
	await expect(facilitator((tx) => layCelebrationDay(tx, course.id, lay))).rejects.toThrow(Forbidden);
	const refused = async (day: string) => coordinator((tx) => layCelebrationDay(tx, course.id, { ...lay, day }));
	expect(await refused(dayOf(at(1).startsAt, -3))).toEqual({ ok: false, reason: 'in-the-past' });
	expect(await refused(dayOf(at(7).startsAt, 0))).toEqual({ ok: false, reason: 'day-taken' });
	expect(await coordinator((tx) => layCelebrationDay(tx, course.id, lay))).toMatchObject({ ok: true });
	expect(await coordinator((tx) => getCelebration(tx, course.id))).toMatchObject({ meeting: { id: lay.id } });
	expect(await deeds(house)).toContain('programmes.celebration.day-laid');
});

test('what the children do is said by those who mind them, and read by the group and those who work in it', async ({
	house
}) => {
	const { course, coordinator, facilitator, joins, today } = await courseToday(house);
	const ana = await speaker(house, (await joins('Ana')).personId);
	const minder = await staffOf(house, 'creche_worker', course.id);
	const other = await courseToday(house);
	const strangers = [await staffOf(house, 'creche_worker', other.course.id), other.facilitator];
	for (const speaks of [...strangers, ana])
		await expect(speaks((tx) => planForChildren(tx, today.id, 'A garland'))).rejects.toThrow(Forbidden);
	for (const words of ['A cake', 'A garland']) await minder((tx) => planForChildren(tx, today.id, words));
	for (const speaks of [ana, facilitator, minder, coordinator])
		expect(await speaks((tx) => findCrechePlan(tx, today.id))).toBe('A garland');
	for (const speaks of strangers) expect(await speaks((tx) => findCrechePlan(tx, today.id))).toBe('');
	expect(await house.as('visitor', (tx) => findCrechePlan(tx, today.id))).toBe('');
	await facilitator((tx) => planForChildren(tx, today.id, ''));
	expect(await ana((tx) => findCrechePlan(tx, today.id))).toBe('');
	expect(await deeds(house)).toContain('creche.plan.kept');
});
