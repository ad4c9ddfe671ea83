import { expect } from 'vitest';
import { courseToday, staffOf } from '#cast/meetings.ts';
import { phoneOf } from '#cast/phone.ts';
import { instant } from '#platform/clock.ts';
import { getSession, listParts } from '#rooms/programmes/courses/session/queries.server.ts';
import { test } from '../../../../../tests/support/house.ts';
import { noteHowItGoes, startSession } from '../day/commands.server.ts';
import { noteHeads } from '../head-count/commands.server.ts';
import { findHeads } from '../head-count/queries.server.ts';

test('a start taken back on a phone is taken back in the house, in whatever order it comes, and a true one counts after it', async ({
	house
}) => {
	const { facilitator, today } = await courseToday(house);
	const { tap, home } = await phoneOf(house, facilitator, today.id);
	const times = async () => {
		const { startedAt, endedAt } = await facilitator((tx) => getSession(tx, today.id));
		return [startedAt !== null, endedAt !== null];
	};
	const [slip, back] = [await tap(today.id, 'began', true), await tap(today.id, 'began', null)];
	await home([slip]);
	expect(await times()).toEqual([true, false]);
	await home([back]);
	expect(await times()).toEqual([false, false]);
	await home([await tap(today.id, 'began', true), await tap(today.id, 'ended', true)]);
	expect(await times()).toEqual([true, true]);
	await home([await tap(today.id, 'ended', null)]);
	expect(await times()).toEqual([true, false]);
	const ahead = { at: instant() + 6 * 3_600_000 };
	await home([await tap(today.id, 'began', null)]);
	await home([await tap(today.id, 'began', true, ahead)]);
	expect(await times()).toEqual([true, false]);
	await home([await tap(today.id, 'began', null, ahead)]);
	expect(await times()).toEqual([false, false]);
	await home([await tap(today.id, 'began', true)]);
	const [second, third] = [await tap(today.id, 'began', null), await tap(today.id, 'began', true)];
	await home([third]);
	await home([second]);
	expect(await times()).toEqual([true, false]);
});

test('what a phone takes back leaves a start that somebody else noted', async ({ house }) => {
	const { facilitator, today } = await courseToday(house);
	await facilitator((tx) => startSession(tx, today.id));
	const { startedAt } = await facilitator((tx) => getSession(tx, today.id));
	const { tap, home } = await phoneOf(house, facilitator, today.id);
	await home([await tap(today.id, 'began', true), await tap(today.id, 'began', null)]);
	expect((await facilitator((tx) => getSession(tx, today.id))).startedAt).toEqual(startedAt);
});

test('parts of the plan that went on, were over or were a slip on a phone stand in the plan; of a plan made anew they are kept as said', async ({
	house
}) => {
	const { facilitator, today } = await courseToday(house);
	const { tap, home } = await phoneOf(house, facilitator, today.id);
	const parts = () => facilitator((tx) => listParts(tx, today.id));
	const [first, second] = await parts();
	const part = (id = '', value: object | null = null) => tap(id, 'part', value);
	const now = new Date(instant()).toISOString();
	const sent = await home([
		await tap(today.id, 'began', true),
		await part(first?.id, { began: now }),
		await part(first?.id, { began: now, ended: now }),
		await part(second?.id, { began: now }),
		await part(today.id, { began: now })
	]);
	expect(sent.answers.map(({ is }) => is)).toEqual(['kept', 'kept', 'kept', 'kept', 'kept']);
	expect((await parts()).slice(0, 2)).toMatchObject([
		{ beganAt: expect.any(Date) as Date, endedAt: expect.any(Date) as Date },
		{ beganAt: expect.any(Date) as Date, endedAt: null }
	]);
	await home([await part(second?.id)]);
	expect((await parts())[1]).toMatchObject({ beganAt: null, endedAt: null });
});

test('a part that began on a phone before what is on now ends where that began, and leaves it on', async ({
	house
}) => {
	const { facilitator, today } = await courseToday(house);
	const { tap, home } = await phoneOf(house, facilitator, today.id);
	await facilitator((tx) => startSession(tx, today.id));
	const parts = () => facilitator((tx) => listParts(tx, today.id));
	const [first, second] = await parts();
	const early = await tap(first?.id ?? '', 'part', { began: new Date(instant()).toISOString() });
	await facilitator((tx) => noteHowItGoes(tx, today.id, { part: second?.id ?? '', did: 'began' }));
	await home([early]);
	const [before, on] = await parts();
	expect(on).toMatchObject({ beganAt: expect.any(Date) as Date, endedAt: null });
	expect(before?.endedAt).toEqual(on?.beganAt);
	expect(before?.beganAt?.getTime()).toBeLessThanOrEqual(on?.beganAt?.getTime() ?? 0);
});

test('of heads the last count stands, also where the clock of a phone is ahead, and two who do not agree are shown', async ({
	house
}) => {
	const { facilitator, today, course } = await courseToday(house);
	const { tap, home } = await phoneOf(house, facilitator, today.id);
	const ahead = { at: instant() + 6 * 3_600_000 };
	const counts = await Promise.all([1, 2, 3].map((adults) => tap(today.id, 'count', { adults, children: 0 }, ahead)));
	await home(counts.toReversed());
	const heads = () => facilitator((tx) => findHeads(tx, today.id));
	expect(await heads()).toEqual({ adults: 3, children: 0, walkIns: 0, differs: [] });
	const other = await staffOf(house, 'facilitator', course.id);
	const sums = { adults: 5, children: 2 };
	expect(await other((tx) => noteHeads(tx, today.id, sums))).toMatchObject({ ok: true });
	expect(await heads()).toMatchObject({ ...sums, differs: [sums, { adults: 3, children: 0 }] });
	await facilitator((tx) => noteHeads(tx, today.id, sums));
	expect(await heads()).toMatchObject({ ...sums, differs: [] });
});
