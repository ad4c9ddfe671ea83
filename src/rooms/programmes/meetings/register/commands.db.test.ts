import { moment } from '#platform/clock.ts';
import { expect } from 'vitest';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { test } from '../../../../../tests/support/house.ts';
import { courseToday, speaker, staffOf } from '#cast/meetings.ts';
import { noteFollowUp } from '../follow-up/commands.server.ts';
import { whatToSayTo } from '../follow-up/policy.ts';
import { makeOrganisation } from '#platform/identity/examples.ts';
import { inTransaction } from '#platform/db/tx.ts';
import { getDay } from '../day/queries.server.ts';
import { cancelSession } from '#rooms/programmes/courses/reschedule/commands.server.ts';
import { noteAttendance, noteBrought } from './commands.server.ts';
import { countRegister } from './policy.ts';
import { listRegister, openRegister } from './queries.server.ts';
import { countAttended } from '../attendance/queries.server.ts';

const linesOf = (speak: Awaited<ReturnType<typeof staffOf>>, session: string) =>
	speak(async (tx) => listRegister(tx, await getDay(tx, session)));

test('a tap is kept, the same again is one, the last of two phones counts, and what was shown is taken back', async ({
	house
}) => {
	const { facilitator, coordinator, today, joins } = await courseToday(house);
	const { personId: person } = await joins('Nadia');
	const seen = async () => (await linesOf(facilitator, today.id))[0]?.saw.split(' ') ?? [];
	const note = (speak: typeof facilitator, state: 'came' | 'late', saw: string[] = []) =>
		speak((tx) => noteAttendance(tx, today.id, { person, state, saw }));
	await note(facilitator, 'came');
	await note(facilitator, 'came');
	expect((await linesOf(facilitator, today.id)).map((line) => line.state)).toEqual(['came']);
	const left = await seen();
	await note(coordinator, 'late');
	expect((await linesOf(facilitator, today.id))[0]).toMatchObject({ state: 'late', notedBy: coordinator.id });
	await note(facilitator, 'came', left); // this phone still shows "came", and takes that back: the other's word stands
	expect((await linesOf(facilitator, today.id))[0]?.state).toBe('late');
	expect((await facilitator((tx) => countAttended(tx, [today.id]))).get(today.id)).toBe(1);
	const last = await seen();
	await note(facilitator, 'late', last);
	await note(facilitator, 'late', last);
	expect((await linesOf(facilitator, today.id))[0]?.state).toBeNull();
});

test('two phones at once leave one line for each person', async ({ house }) => {
	const { facilitator, coordinator, today, joins } = await courseToday(house);
	const people = [await joins('Ana'), await joins('Bea'), await joins('Carla')];
	const taps = people.flatMap(({ personId: person }) =>
		[facilitator, coordinator].flatMap((speak) =>
			(['came', 'late', 'came'] as const).map((state) => speak((tx) => noteAttendance(tx, today.id, { person, state })))
		)
	);
	expect((await Promise.all(taps)).every((outcome) => outcome.ok)).toBe(true);
	const kept = await house.owner.db
		.selectFrom('programmes.attendance')
		.select('person_id')
		.where('session_id', '=', today.id)
		.execute();
	expect(kept.length).toBe(3);
});

test('whoever cancelled is never counted, whatever was noted before, and can’t be noted after', async ({ house }) => {
	const { facilitator, today, joins, leaves } = await courseToday(house);
	const [nadia, gone] = [await joins('Nadia'), await joins('Gone')];
	for (const { personId: person } of [nadia, gone])
		await facilitator((tx) => noteAttendance(tx, today.id, { person, state: 'came' }));
	await leaves(gone.id);
	const lines = await linesOf(facilitator, today.id);
	expect(lines.map((line) => line.called)).toEqual(['Nadia']);
	expect(countRegister(lines, today)).toMatchObject({ booked: 1, came: 1 });
	expect((await facilitator((tx) => countAttended(tx, [today.id]))).get(today.id)).toBe(1);
	const again = await facilitator((tx) => noteAttendance(tx, today.id, { person: gone.personId, state: 'came' }));
	expect(again).toEqual({ ok: false, reason: 'no-place' });
});

test('a cancelled session counts for nobody and takes no notes; before the day only apologies are noted', async ({
	house
}) => {
	const { facilitator, coordinator, at, joins } = await courseToday(house);
	const { personId: person } = await joins('Nadia');
	const next = at(2);
	const note = (state: 'came' | 'apologies') => facilitator((tx) => noteAttendance(tx, next.id, { person, state }));
	expect(await note('came')).toEqual({ ok: false, reason: 'too-early' });
	expect((await note('apologies')).ok).toBe(true);
	await house.owner.db
		.updateTable('programmes.attendance')
		.set({ state: 'came' })
		.where('session_id', '=', next.id)
		.execute();
	expect((await coordinator((tx) => cancelSession(tx, next.id, 'Snow'))).ok).toBe(true);
	expect(await note('came')).toEqual({ ok: false, reason: 'cancelled' });
	expect((await facilitator((tx) => countAttended(tx, [next.id]))).has(next.id)).toBe(false);
	const lines = await linesOf(facilitator, next.id);
	expect(countRegister(lines, { cancelledAt: moment() })).toMatchObject({ came: 0, walkedIn: 0, apologies: 0 });
});

test('who came with her is noted once she was noted herself', async ({ house }) => {
	const { facilitator, today, joins } = await courseToday(house);
	const { personId: person } = await joins('Nadia');
	const bring = () => facilitator((tx) => noteBrought(tx, today.id, person, { brought: 'her mother' }));
	expect(await bring()).toEqual({ ok: false, reason: 'not-noted' });
	await facilitator((tx) => noteAttendance(tx, today.id, { person, state: 'came' }));
	expect((await bring()).ok).toBe(true);
	expect((await linesOf(facilitator, today.id))[0]?.brought).toBe('her mother');
});

test('crèche workers, facilitators of another course, parents and other charities’ coordinators neither see nor change a register', async ({
	house
}) => {
	const { facilitator, today, joins, course } = await courseToday(house);
	const other = await courseToday(house);
	const { personId: person } = await joins('Nadia');
	await facilitator((tx) => noteAttendance(tx, today.id, { person, state: 'came' }));
	const minder = await staffOf(house, 'creche_worker', course.id);
	const orgId = await makeOrganisation(house.owner.db);
	const away: typeof house = {
		...house,
		orgId,
		as: (kind, work) => inTransaction(house.app.db, { orgId, kind }, work)
	};
	const elsewhere = await staffOf(away, 'coordinator');
	await expect(elsewhere((tx) => noteAttendance(tx, today.id, { person, state: 'late' }))).rejects.toThrow(NotFound);
	await expect(elsewhere((tx) => getDay(tx, today.id))).rejects.toThrow(NotFound);
	for (const speak of [minder, other.facilitator]) {
		await expect(speak((tx) => noteAttendance(tx, today.id, { person, state: 'late' }))).rejects.toThrow(Forbidden);
		const seen = (table: 'programmes.attendance' | 'people.address') =>
			speak((tx) => tx.db.selectFrom(table).selectAll().where('person_id', '=', person).execute());
		expect(await seen('programmes.attendance')).toEqual([]);
		expect(await seen('people.address')).toEqual([]);
	}
	const parent = await speaker(house, person);
	await expect(parent((tx) => noteAttendance(tx, today.id, { person, state: 'late' }))).rejects.toThrow(Forbidden);
	const lines = await linesOf(facilitator, today.id);
	expect(lines.map((line) => line.state)).toEqual(['came']);
	await expect(facilitator((tx) => getDay(tx, person))).rejects.toThrow(NotFound);
});

test('no word twice is seen, and how a try to reach her went', async ({ house }) => {
	const { facilitator, at, today, joins } = await courseToday(house, 3);
	const [quiet, there] = [await joins('Quiet'), await joins('There')];
	for (const week of [1, 2])
		for (const [{ personId: person }, state] of [
			[quiet, 'no-word'],
			[there, 'came']
		] as const)
			await facilitator((tx) => noteAttendance(tx, at(week).id, { person, state }));
	const lines = await linesOf(facilitator, today.id);
	expect(lines.map((line) => [line.called, line.isMissed, line.cameBefore, line.isNew])).toEqual([
		['Quiet', true, 0, false],
		['There', false, 2, false]
	]);
	const tried = (outcome: 'not-reached' | 'reached') =>
		facilitator((tx) => noteFollowUp(tx, today.id, quiet.personId, { reason: 'no-word-twice', outcome }));
	await tried('not-reached');
	await tried('reached');
	const line = (await linesOf(facilitator, today.id))[0];
	expect(line?.reached).toBe('reached');
	const session = { now: moment(), language: 'en', nearsItsEnd: false };
	expect(line && whatToSayTo(line, session)).toEqual([]);
	expect(line && whatToSayTo({ ...line, reached: 'not-reached' }, session)).toEqual(['call']);
});

test('whoever is on the register can see who opened it, once an hour', async ({ house }) => {
	const { facilitator, today, joins } = await courseToday(house);
	const { personId } = await joins('Nadia');
	for (let look = 0; look < 3; look++) await facilitator(async (tx) => openRegister(tx, await getDay(tx, today.id)));
	const her = await speaker(house, personId);
	const looks = await her((tx) =>
		tx.db.selectFrom('platform.access').select(['actor_id', 'what']).where('person_id', '=', personId).execute()
	);
	expect(looks).toEqual([{ actor_id: facilitator.id, what: 'programmes.register' }]);
});
