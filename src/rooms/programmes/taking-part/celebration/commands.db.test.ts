import { sql } from 'kysely';
import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { courseToday, speaker, staffOf } from '#cast/meetings.ts';
import { deeds } from '#cast/courses.ts';
import { test } from '../../../../../tests/support/house.ts';
import { planForChildren } from '#rooms/creche/plan/commands.server.ts';
import { layCelebrationDay } from '#rooms/programmes/courses/reschedule/commands.server.ts';
import { findCrechePlan } from '#rooms/creche/plan/queries.server.ts';
import { letOldSlotsGo } from '../../courses/slot/jobs.server.ts';
import { copyFor } from '../../own-data.server.ts';
import { addToCelebration, shapeCelebration, takeContributionBack, takeContributionOff } from './commands.server.ts';
import { mostContributions } from './form.ts';
import { getCelebration, listContributions, listContributionsForTeam } from './queries.server.ts';

const samosas = { kind: 'bring', words: 'Samosas for ten', signed: true } as const;
const song = { kind: 'do', words: 'A song', signed: false } as const;

test('the group adds what it brings, does and wishes for, without names; those who run it see who signed, and only a signed line is hers to take back', async ({
	house
}) => {
	const { course, facilitator, coordinator, joins, leaves } = await courseToday(house);
	const [joined, bea] = [await joins('Ana'), await speaker(house, (await joins('Bea')).personId)];
	const ana = await speaker(house, joined.personId);
	const other = await courseToday(house);
	for (const line of [samosas, song]) await ana((tx) => addToCelebration(tx, course.id, line));
	const seen = (speaks: typeof ana) => speaks((tx) => listContributions(tx, course.id));
	const byTeam = (speaks: typeof ana) => speaks((tx) => listContributionsForTeam(tx, course.id));
	expect(await seen(bea)).toEqual([
		{ id: expect.any(String), kind: 'bring', words: 'Samosas for ten', language: 'en', isOwn: false },
		{ id: expect.any(String), kind: 'do', words: 'A song', language: 'en', isOwn: false }
	]);
	expect((await seen(ana)).map(({ isOwn }) => isOwn)).toEqual([true, false]);
	// nor is it read below the screen
	const rows = (speaks: typeof ana) =>
		speaks((tx) => tx.db.selectFrom('programmes.contribution').selectAll().execute());
	expect(await rows(bea)).toEqual([]);
	expect(await rows(ana)).toMatchObject([{ words: 'Samosas for ten' }]);
	for (const speaks of [facilitator, coordinator])
		expect((await byTeam(speaks)).map(({ called }) => called)).toEqual(['Ana', null]);
	for (const speaks of [other.facilitator, await speaker(house, (await other.joins('Stranger')).personId)])
		expect([await seen(speaks), await byTeam(speaks)]).toEqual([[], []]);
	expect((await ana((tx) => copyFor(tx, ana.id)))['programmes.contribution']).toHaveLength(1);
	const [signed = '', unsigned = ''] = (await seen(ana)).map(({ id }) => id);
	await expect(ana((tx) => takeContributionBack(tx, course.id, unsigned))).rejects.toThrow(NotFound);
	await expect(bea((tx) => takeContributionBack(tx, course.id, signed))).rejects.toThrow(NotFound);
	await expect(bea((tx) => takeContributionOff(tx, course.id, signed))).rejects.toThrow(Forbidden);
	await expect(ana((tx) => addToCelebration(tx, other.course.id, song))).rejects.toThrow(NotFound);
	await leaves(joined.id);
	await ana((tx) => takeContributionBack(tx, course.id, signed)); // hers, also where she left
	await facilitator((tx) => takeContributionOff(tx, course.id, unsigned));
	expect(await seen(bea)).toEqual([]);
});

test('two may bring bread, until the list is full', async ({ house }) => {
	const { course, facilitator, joins } = await courseToday(house);
	const ana = await speaker(house, (await joins('Ana')).personId);
	const bea = await speaker(house, (await joins('Bea')).personId);
	const bread = { kind: 'bring', words: 'Bread', signed: true } as const;
	for (const speaks of [ana, bea])
		expect(await speaks((tx) => addToCelebration(tx, course.id, bread))).toEqual({ ok: true });
	const names = async () =>
		(await facilitator((tx) => listContributionsForTeam(tx, course.id))).map((line) => line.called);
	expect(await names()).toEqual(['Ana', 'Bea']);
	for (let line = 2; line < mostContributions; line++) await ana((tx) => addToCelebration(tx, course.id, song));
	expect(await bea((tx) => addToCelebration(tx, course.id, bread))).toEqual({ ok: false, reason: 'enough' });
	expect(await names()).toHaveLength(mostContributions);
});

test('a year after the run what was added goes, signed and unsigned; not a day before', async ({ house }) => {
	const { course, joins } = await courseToday(house);
	const ana = await speaker(house, (await joins('Ana')).personId);
	for (const line of [samosas, song]) await ana((tx) => addToCelebration(tx, course.id, line));
	const leftAfter = async (age: string) => {
		await sql`update programmes.session set starts_at = platform.now() - ${age}::interval - interval '2 hours', ends_at = platform.now() - ${age}::interval where cohort_id = ${course.id}`.execute(
			house.owner.db
		);
		const due = await sql<{ id: string }>`select id from programmes.due_slots() as id`.execute(house.worker.db);
		await house.as('job', letOldSlotsGo);
		const kept = house.owner.db.selectFrom('programmes.contribution').select('id').where('cohort_id', '=', course.id);
		return { isDue: due.rows.some(({ id }) => id === house.orgId), left: (await kept.execute()).length };
	};
	expect(await leftAfter('364 days')).toEqual({ isDue: false, left: 2 });
	expect(await leftAfter('366 days')).toEqual({ isDue: true, left: 0 });
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
	const reunion = at(5).id;
	await house.owner.db.updateTable('programmes.session').set({ kind: 'reunion' }).where('id', '=', reunion).execute();
	for (const meeting of [uuidv7(), reunion])
		await expect(facilitator((tx) => shapeCelebration(tx, course.id, { ...shape, meeting }))).rejects.toThrow(NotFound);
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
