import { asOf } from '#platform/db/tx.ts';
import { expect } from 'vitest';
import { Forbidden } from '#platform/outcome.ts';
import { test } from '../../../../../tests/support/house.ts';
import { listWeather } from '../check-in/queries.server.ts';
import { countAttended } from '../attendance/queries.server.ts';
import { endRegistration } from '#rooms/programmes/joining/registration/commands.server.ts';
import { mateo } from '#rooms/programmes/joining/registration/examples.ts';
import { correctTimes, finishSession, putTimesBack, startSession } from './commands.server.ts';
import { brightHands, runExampleSession } from './examples.ts';
import { findDay, listEarlier, listToday } from './queries.server.ts';
import { courseToday, staffOf } from '#cast/meetings.ts';

test('start and finish are kept once, corrected on their own day, and taken back', async ({ house }) => {
	const { facilitator, today } = await courseToday(house);
	const { startsAt } = today;
	const later = (minutes: number) => new Date(startsAt.getTime() + minutes * 60_000);
	expect(await facilitator((tx) => finishSession(asOf(tx, later(1)), today.id))).toEqual({
		ok: false,
		reason: 'not-started'
	});
	await facilitator((tx) => startSession(asOf(tx, later(7)), today.id));
	await facilitator((tx) => startSession(asOf(tx, later(9)), today.id));
	await facilitator((tx) => finishSession(asOf(tx, later(115)), today.id));
	expect(await facilitator((tx) => findDay(tx, today.id))).toMatchObject({ startedAt: later(7), endedAt: later(115) });
	const correct = (from: string, to: string, now = later(300)) =>
		facilitator((tx) => correctTimes(asOf(tx, now), today.id, { from, to }));
	expect(await correct('11:00', '10:30')).toEqual({ ok: false, reason: 'end-before-start' });
	expect(await correct('10:05', '11:30', later(30))).toEqual({ ok: false, reason: 'not-yet' });
	expect((await correct('10:05', '')).ok).toBe(true);
	expect(await facilitator((tx) => findDay(tx, today.id))).toMatchObject({ startedAt: later(5), endedAt: null });
	const tomorrow = later(26 * 60);
	expect(await facilitator((tx) => startSession(asOf(tx, tomorrow), today.id))).toEqual({
		ok: false,
		reason: 'another-day'
	});
});

test('a start, a finish and corrected times are taken back by one press, unless somebody has noted something else since', async ({
	house
}) => {
	const { facilitator, coordinator, today } = await courseToday(house);
	const other = await courseToday(house);
	const later = (minutes: number) => new Date(today.startsAt.getTime() + minutes * 60_000);
	const hours = async () => {
		const { startedAt, endedAt } = await facilitator((tx) => findDay(tx, today.id));
		return { startedAt, endedAt };
	};
	const presses = [
		() => facilitator((tx) => startSession(asOf(tx, later(7)), today.id)),
		() => facilitator((tx) => finishSession(asOf(tx, later(115)), today.id)),
		() => facilitator((tx) => correctTimes(asOf(tx, later(300)), today.id, { from: '10:05', to: '' }))
	];
	for (const press of presses) {
		const before = await hours();
		const back = await press();
		expect(back).toEqual({ ok: true, value: before });
		const shown = await hours();
		const undo = (speak: typeof facilitator, seen = shown) =>
			speak((tx) => putTimesBack(asOf(tx, later(300)), today.id, { back: before, shown: seen }));
		await expect(undo(other.facilitator)).rejects.toThrow(Forbidden);
		expect(await undo(facilitator, { ...shown, startedAt: later(1) })).toEqual({ ok: false, reason: 'changed' });
		expect(await hours()).toEqual(shown);
		for (const speak of [facilitator, coordinator]) expect((await undo(speak)).ok, 'twice is once').toBe(true);
		expect(await hours()).toEqual(before);
		await press();
	}
});

test('only those who run a session start it; today lists each her own', async ({ house }) => {
	const { facilitator, coordinator, today, course } = await courseToday(house);
	const minder = await staffOf(house, 'creche_worker', course.id);
	const other = await courseToday(house);
	await expect(minder((tx) => startSession(tx, today.id))).rejects.toThrow(Forbidden);
	await expect(other.facilitator((tx) => startSession(tx, today.id))).rejects.toThrow(Forbidden);
	expect((await facilitator((tx) => findDay(tx, today.id))).startedAt).toBeNull();
	const listed = async (speak: typeof facilitator) =>
		(await speak((tx) => listToday(tx, 'Europe/London'))).days.map(({ id, runs }) => [id, runs]);
	expect(await listed(facilitator)).toEqual([[today.id, true]]);
	expect(await listed(minder)).toEqual([[today.id, false]]);
	expect(await listed(coordinator)).toContainEqual([other.today.id, true]);
});

test('an example session runs from start to finish through the commands', async ({ house }) => {
	const { facilitator, today, joins, course } = await courseToday(house);
	await joins('Ana', { children: [mateo] });
	await joins('Bea');
	await facilitator((tx) => runExampleSession(tx, today.id, { states: ['came', 'apologies'], hands: brightHands }));
	expect((await facilitator((tx) => countAttended(tx, [today.id]))).get(today.id)).toBe(1);
	const visits = await house.owner.db
		.selectFrom('creche.visit')
		.select(['brought_by', 'collected_by'])
		.where('org_id', '=', house.orgId)
		.execute();
	expect(visits).toEqual([{ brought_by: 'Ana', collected_by: 'Ana' }]);
	const { storm: _, ...counts } = brightHands;
	expect(await facilitator((tx) => listWeather(tx, course.id))).toMatchObject([{ week: 1, counts }]);
});

test('a register can be opened again after its day, by those who run the course alone', async ({ house }) => {
	const { facilitator, coordinator, today, at, joins, course } = await courseToday(house, 2);
	const { id: registration } = await joins('Ana');
	await joins('Bea');
	const first = at(1);
	await facilitator((tx) => runExampleSession(tx, first.id, { states: ['came', 'late'], hands: brightHands }));
	const earlier = (speak: typeof facilitator) => speak((tx) => listEarlier(tx, 'Europe/London'));
	expect(await earlier(facilitator)).toMatchObject([{ id: first.id, came: 2 }]);
	await coordinator((tx) => endRegistration(tx, registration));
	expect(await earlier(facilitator)).toMatchObject([{ id: first.id, came: 1 }]); // whoever left counts nowhere
	expect((await earlier(coordinator)).map(({ id }) => id)).toContain(first.id);
	expect((await earlier(coordinator)).map(({ id }) => id)).not.toContain(today.id);
	const other = await courseToday(house);
	const minder = await staffOf(house, 'creche_worker', course.id);
	for (const speak of [other.facilitator, minder]) expect(await earlier(speak)).toEqual([]);
});
