import { expect } from 'vitest';
import { asOf, type Tx } from '#platform/db/tx.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { test } from '../../../../../tests/support/house.ts';
import { deeds } from '#cast/courses.ts';
import { courseToday, speaker } from '#cast/meetings.ts';
import { planSession } from '../session/commands.server.ts';
import { getSession, listParts } from '../session/queries.server.ts';
import { finishSession, startSession } from '../../meetings/day/commands.server.ts';
import { noteHowItGoes } from '../../meetings/day/commands.server.ts';
import { leaveOut, makeLonger, sayNoMoreTime, takeMoreTime } from './commands.server.ts';
import type { Doing } from './form.ts';
import { findPlanAhead, listMoreTime } from './queries.server.ts';

type Today = Awaited<ReturnType<typeof courseToday>>;

/** Taps on the parts of the meeting of today, so many minutes after it should have begun. */
async function tapping({ facilitator, today }: Today) {
	const parts = await facilitator((tx) => listParts(tx, today.id));
	const late = (tx: Tx, minutes: number) => asOf(tx, new Date(today.startsAt.getTime() + minutes * 60_000));
	const tap = (index: number, did: Doing, minutes: number) =>
		facilitator((tx) => noteHowItGoes(late(tx, minutes), today.id, { part: parts[index]?.id ?? '', did }));
	const stands = async () =>
		(await facilitator((tx) => listParts(tx, today.id))).map(({ beganAt, endedAt, droppedAt }) =>
			[beganAt, endedAt, droppedAt].map((at) => (at ? (at.getTime() - today.startsAt.getTime()) / 60_000 : null))
		);
	return { parts, late, tap, stands };
}

test('a tap begins a part, ends what was on; one more takes it back, and a new plan keeps what was noted', async ({
	house
}) => {
	const cast = await courseToday(house);
	const { facilitator, today } = cast;
	const { parts, tap, stands, late } = await tapping(cast);
	expect(await tap(0, 'began', 6)).toEqual({ ok: false, reason: 'not-started' });
	await facilitator((tx) => startSession(late(tx, 7), today.id));
	expect((await tap(0, 'began', 7)).ok).toBe(true);
	expect((await tap(1, 'began', 30)).ok).toBe(true);
	await tap(1, 'began', 31);
	await tap(2, 'dropped', 32);
	expect((await stands()).slice(0, 4)).toEqual([
		[7, 30, null],
		[30, null, null],
		[null, null, 32],
		[null, null, null]
	]);
	await tap(1, 'back', 33);
	await tap(2, 'back', 33);
	expect((await stands()).slice(0, 3)).toEqual([
		[7, null, null],
		[null, null, null],
		[null, null, null]
	]);
	expect(await tap(1, 'ended', 34)).toEqual({ ok: false, reason: 'not-begun' });
	expect(await tap(0, 'dropped', 34)).toEqual({ ok: false, reason: 'begun' });
	const { version } = await facilitator((tx) => getSession(tx, today.id));
	const [first, second, ...rest] = parts;
	if (!first || !second) throw new Error('the plan has no parts');
	const anew = [second, { ...first, title: { en: 'Arrive slowly' } }, ...rest];
	expect(await facilitator((tx) => planSession(tx, today.id, { version, parts: anew }))).toMatchObject({ ok: true });
	expect((await stands())[1]).toEqual([7, null, null]);
	await facilitator((tx) => finishSession(late(tx, 110), today.id));
	expect(await tap(3, 'began', 111)).toEqual({ ok: false, reason: 'finished' });
	expect(await tap(3, 'began', 60 * 26)).toEqual({ ok: false, reason: 'another-day' });
	expect(await deeds(house)).toContain('programmes.part.noted');
});

/** Three meetings that have been began 12 minutes late, and arriving took 25. */
async function habits(cast: Today) {
	for (const week of [1, 2, 3]) {
		const { id, startsAt, endsAt } = cast.at(week);
		const at = (minutes: number) => new Date(startsAt.getTime() + minutes * 60_000);
		await cast.facilitator(async (tx) => {
			const [first, second] = await listParts(tx, id);
			await startSession(asOf(tx, at(12)), id);
			await noteHowItGoes(asOf(tx, at(12)), id, { part: first?.id ?? '', did: 'began' });
			await noteHowItGoes(asOf(tx, at(37)), id, { part: second?.id ?? '', did: 'began' });
			await finishSession(asOf(tx, endsAt), id);
		});
	}
}

test('from three meetings the next plan is foreseen, and each of the choices changes it', async ({ house }) => {
	const cast = await courseToday(house, 4);
	const { facilitator, coordinator, course } = cast;
	const ahead = async () => (await facilitator((tx) => findPlanAhead(tx, cast.at(5))))!;
	expect((await ahead()).foreseen).toBeUndefined();
	await habits(cast);
	const before = await ahead();
	expect(before.session.id).toBe(cast.at(5).id);
	expect(before.foreseen).toMatchObject({ meetings: 3, late: 12, loses: 22, outgrown: 0 });
	const version = async () => (await ahead()).session.version;
	const { id } = before.session;
	expect(await facilitator(async (tx) => makeLonger(tx, id, 999))).toEqual({ ok: false, reason: 'changed-meanwhile' });
	expect((await facilitator(async (tx) => makeLonger(tx, id, before.session.version))).ok).toBe(true);
	const longer = await ahead();
	expect(longer.parts[0]?.minutes).toBe(25);
	expect(longer.foreseen?.loses).toBeLessThan(22);
	expect(await facilitator(async (tx) => makeLonger(tx, id, longer.session.version))).toEqual({
		ok: false,
		reason: 'fits-already'
	});
	const theme = longer.parts.find(({ kind }) => kind === 'theme')?.id ?? '';
	const out = { version: await version(), part: theme };
	expect((await facilitator(async (tx) => leaveOut(tx, id, out))).ok).toBe(true);
	expect((await ahead()).parts.map((part) => part.id)).not.toContain(theme);
	const asked = await facilitator(async (tx) => takeMoreTime(tx, id, 1));
	expect(asked).toEqual({ ok: true, value: 'asked' });
	expect(await facilitator((tx) => takeMoreTime(tx, id, 1))).toEqual({ ok: false, reason: 'asked-already' });
	expect(await coordinator((tx) => listMoreTime(tx, course.id))).toMatchObject([{ id, askedBy: 'Amina' }]);
	const given = await coordinator(async (tx) => takeMoreTime(tx, id, (await getSession(tx, id)).version));
	expect(given).toEqual({ ok: true, value: 'given' });
	const after = await ahead();
	expect(after.session.endsAt.getTime() - before.session.endsAt.getTime()).toBe(30 * 60_000);
	expect(await coordinator((tx) => listMoreTime(tx, course.id))).toEqual([]);
	expect(await deeds(house)).toEqual(
		expect.arrayContaining(['programmes.more-time.asked', 'programmes.more-time.settled'])
	);
});

test('the plan of a meeting is nobody’s who does not lead in it, and only who arranges meetings answers a wish', async ({
	house
}) => {
	const cast = await courseToday(house);
	const other = await courseToday(house);
	const { today } = cast;
	const ana = await speaker(house, (await cast.joins('Ana')).personId);
	const { parts } = await tapping(cast);
	const part = parts[0]?.id ?? '';
	const acts: ((tx: Tx) => Promise<unknown>)[] = [
		(tx) => noteHowItGoes(tx, today.id, { part, did: 'began' }),
		(tx) => takeMoreTime(tx, cast.at(2).id, 1),
		(tx) => sayNoMoreTime(tx, cast.at(2).id)
	];
	for (const speaks of [ana, other.facilitator])
		for (const act of acts) await expect(speaks(act)).rejects.toThrow(Forbidden);
	await expect(cast.facilitator((tx) => sayNoMoreTime(tx, cast.at(2).id))).rejects.toThrow(Forbidden);
	await expect(other.facilitator((tx) => noteHowItGoes(tx, other.today.id, { part, did: 'began' }))).rejects.toThrow(
		NotFound
	);
	expect(await ana((tx) => listParts(tx, today.id))).toEqual([]);
	await cast.facilitator((tx) => takeMoreTime(tx, cast.at(2).id, 1));
	expect(await other.facilitator((tx) => listMoreTime(tx, cast.course.id))).toEqual([]);
	await cast.coordinator((tx) => sayNoMoreTime(tx, cast.at(2).id));
	expect(await cast.coordinator((tx) => listMoreTime(tx, cast.course.id))).toEqual([]);
});
