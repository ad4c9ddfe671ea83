import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { makeOrganisation } from '#platform/identity/examples.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { asOf, inTransaction, type Tx } from '#platform/db/tx.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { cancelSession } from '#rooms/programmes/courses/reschedule/commands.server.ts';
import { courseToday, speaker, staffOf } from '#cast/meetings.ts';
import { test, type House } from '../../../../../tests/support/house.ts';
import { fallQuiet } from '#rooms/people/loss/commands.server.ts';
import { noteAttendance } from '../register/commands.server.ts';
import { listRegister } from '../register/queries.server.ts';
import { welcomeWalkIn } from '../walk-in/commands.server.ts';
import { hangCode, takeWallDown } from '../wall/commands.server.ts';
import { codeWithDashes } from '../wall/form.ts';
import { findOpenWall } from '../wall/queries.server.ts';
import {
	arrive,
	confirmArrival,
	letArrivalsGo,
	reopenArrival,
	takeArrivalAway,
	takeWelcomeBack,
	welcomeFromDoor
} from './commands.server.ts';
import { arriveExample } from './examples.ts';
import { listAtDoor } from './queries.server.ts';

/** A meeting of today with a code on its wall. */
async function wallToday(house: House, day?: number) {
	const made = await courseToday(house, day);
	const { facilitator, today } = made;
	const hung = await facilitator((tx) => hangCode(tx, today.id));
	if (!hung.ok) throw new Error(hung.reason);
	const code = hung.value;
	const arrives = (called: string, letter = '', tap = randomUUID()) =>
		house.as('door', (door) => arrive(door, code, { tap, called, letter }));
	const waiting = () => facilitator((tx) => listAtDoor(tx, today));
	const lines = () => facilitator((tx) => listRegister(tx, today));
	const first = async () => (await waiting())[0]?.id ?? '';
	return { ...made, code, arrives, waiting, lines, first };
}

const walkIn = (called: string) => ({ id: randomUUID(), called, language: 'en', brought: '' });

test('a name at the door notes nobody; the tap of who runs the meeting does, is one however often, and is undone', async ({
	house
}) => {
	const { joins, arrives, waiting, lines, first, facilitator, coordinator, today } = await wallToday(house);
	const { personId: person } = await joins('Amina');
	const tap = randomUUID();
	const all = await Promise.all(Array.from({ length: 50 }, () => arrives('Amina', 'B', tap)));
	expect(all.every(({ ok }) => ok)).toBe(true);
	expect(await waiting()).toMatchObject([{ called: 'Amina', letter: 'B', mayBe: [{ id: person, state: null }] }]);
	expect((await lines()).map(({ state }) => state)).toEqual([null]);
	const id = await first();
	const taps = await Promise.all(
		[facilitator, coordinator, facilitator].map((speak) => speak((tx) => confirmArrival(tx, today.id, id, person)))
	);
	expect(taps.filter(({ ok }) => ok)).toMatchObject([{ value: { before: null, after: 'came', walkedIn: false } }]);
	expect(taps.filter(({ ok }) => !ok)).toEqual([1, 2].map(() => ({ ok: false, reason: 'settled' })));
	expect(await waiting()).toEqual([]);
	const [line] = await lines();
	expect(line).toMatchObject({ state: 'came', differences: [] });
	await facilitator((tx) =>
		reopenArrival(tx, today.id, id, { person, state: 'came', saw: line?.saw.split(' ') ?? [] })
	);
	expect((await lines())[0]?.state).toBeNull();
	expect(await waiting()).toHaveLength(1);
	await facilitator((tx) => takeArrivalAway(tx, today.id, id));
	expect(await waiting()).toEqual([]);
	expect((await lines())[0]?.state).toBeNull();
});

test('what another phone noted stays, apologies give way to who stands at the door, and one noted as here is never taken back', async ({
	house
}) => {
	const { joins, arrives, lines, first, facilitator, coordinator, today } = await wallToday(house);
	const { personId: person } = await joins('Amina');
	const confirms = async () => {
		await arrives('Amina', 'B');
		const id = await first();
		return facilitator((tx) => confirmArrival(tx, today.id, id, person));
	};
	await coordinator((tx) => noteAttendance(tx, today.id, { person, state: 'apologies' }));
	expect(await confirms()).toMatchObject({ value: { before: 'apologies', after: 'came' } });
	expect((await lines())[0]).toMatchObject({ state: 'came', differences: [] });
	await coordinator((tx) => noteAttendance(tx, today.id, { person, state: 'late' }));
	const { saw = '', state } = (await lines())[0] ?? {};
	expect(await confirms()).toMatchObject({ value: { before: state, after: state } });
	expect((await lines())[0]).toMatchObject({ state, saw });
});

test('somebody new is written down once, whoever taps; her line comes back when that was a slip', async ({ house }) => {
	const { arrives, waiting, lines, first, facilitator, coordinator, today } = await wallToday(house);
	await arrives('Yasmin', 'K');
	expect((await waiting())[0]?.mayBe).toEqual([]);
	const id = await first();
	const both = await Promise.all(
		[facilitator, coordinator].map((speak) => speak((tx) => welcomeFromDoor(tx, today.id, id, walkIn('Yasmin'))))
	);
	expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
	const [line] = await lines();
	expect(line).toMatchObject({ called: 'Yasmin', walkIn: true, state: 'came' });
	const person = line?.personId ?? '';
	const slips = await Promise.all(
		[facilitator, coordinator].map((speak) => speak((tx) => takeWelcomeBack(tx, today.id, id, person)))
	);
	expect(slips.map(({ ok }) => ok).sort()).toEqual([false, true]);
	expect(await waiting()).toHaveLength(1);
	await facilitator((tx) => takeArrivalAway(tx, today.id, id));
	const late = await facilitator((tx) => takeWelcomeBack(tx, today.id, id, person));
	expect([late, await waiting()], 'what is refused leaves the line settled').toEqual([
		{ ok: false, reason: 'not-walked-in' },
		[]
	]);
	await facilitator((tx) => reopenArrival(tx, today.id, id, { saw: [] }));
	await expect(facilitator((tx) => confirmArrival(tx, today.id, id, uuidv7()))).rejects.toThrow(NotFound);
	expect(await waiting(), 'a tap that fails settles nothing').toHaveLength(1);
});

test('of two phones that welcome one whom the group knows, one has walked her in; two who undo never wait for each other', async ({
	house
}) => {
	const { arrives, waiting, lines, at, facilitator, coordinator, today } = await wallToday(house, 2);
	const before = await facilitator((tx) => welcomeWalkIn(tx, at(1).id, walkIn('Nora')));
	const person = before.ok ? before.value : '';
	for (const letter of ['A', 'B', 'C', 'D']) await arrives('Nora', letter);
	const atDoor = (await waiting()).map(({ id }) => id);
	const taps = await Promise.all(
		atDoor.map((id, nth) => [facilitator, coordinator][nth % 2]?.((tx) => confirmArrival(tx, today.id, id, person)))
	);
	const values = taps.map((tap) => (tap?.ok ? tap.value : undefined));
	expect(values.filter((value) => value?.walkedIn)).toMatchObject([{ before: null, after: 'came' }]);
	expect(values.filter((value) => !value?.walkedIn)).toMatchObject(Array(3).fill({ before: 'came', after: 'came' }));
	const id = atDoor[values.findIndex((value) => value?.walkedIn)] ?? '';
	const saw = (await lines())[0]?.saw.split(' ') ?? [];
	await Promise.all([
		facilitator((tx) => takeWelcomeBack(tx, today.id, id, person)),
		coordinator((tx) => reopenArrival(tx, today.id, id, { person, state: 'came', saw }))
	]);
	expect((await waiting()).map((line) => line.id)).toEqual([id]);
});

test('a wrong code, one of another day, of a meeting that is over or called off and of a wall that was taken down are answered alike', async ({
	house
}) => {
	const { arrives, waiting, facilitator, coordinator, code, today, at } = await wallToday(house);
	const opens = (typed: string, when?: Date) =>
		house.as('door', (door) => findOpenWall(when ? asOf(door, when) : door, typed));
	expect(await opens(code.toUpperCase())).toMatchObject({ sessionId: today.id });
	expect(await opens(codeWithDashes(code))).toMatchObject({ sessionId: today.id });
	expect(await opens('nothing')).toBeUndefined();
	expect(await opens(code, new Date(today.startsAt.getTime() + 864e5))).toBeUndefined();
	const later = await facilitator((tx) => hangCode(tx, at(2).id));
	expect(later.ok && (await opens(later.value))).toBeUndefined();
	const anew = await facilitator((tx) => hangCode(tx, today.id, { anew: true }));
	expect(await opens(code)).toBeUndefined();
	expect(await arrives('Amina')).toEqual({ ok: false, reason: 'closed' });
	expect(await waiting()).toEqual([]);
	expect(anew.ok && (await opens(anew.value))).toMatchObject({ sessionId: today.id });
	await facilitator((tx) => takeWallDown(tx, today.id));
	expect(anew.ok && (await opens(anew.value))).toBeUndefined();
	const again = await facilitator((tx) => hangCode(tx, today.id));
	await house.owner.db
		.updateTable('programmes.session')
		.set({ ended_at: today.startsAt })
		.where('id', '=', today.id)
		.execute();
	expect(again.ok && (await opens(again.value))).toBeUndefined();
	await house.owner.db.updateTable('programmes.session').set({ ended_at: null }).where('id', '=', today.id).execute();
	expect(again.ok && (await opens(again.value))).toBeDefined();
	await coordinator((tx) => cancelSession(tx, today.id, 'Snow'));
	expect(again.ok && (await opens(again.value))).toBeUndefined();
	expect(await facilitator((tx) => hangCode(tx, today.id, { anew: true }))).toEqual({ ok: false, reason: 'cancelled' });
});

test('the door reads nothing of the register or of who stands there, and writes only where it shows the code', async ({
	house
}) => {
	const { joins, code, today, course, facilitator } = await wallToday(house);
	const other = await wallToday(house);
	const { personId } = await joins('Amina');
	await facilitator((tx) => noteAttendance(tx, today.id, { person: personId, state: 'came' }));
	await house.as('door', (door) => arriveExample(door, code));
	const tables = ['arrival', 'attendance', 'mark', 'wall'] as const;
	for (const table of tables)
		expect(
			await house.as('door', async (door) => {
				await findOpenWall(door, code);
				return door.db.selectFrom(`programmes.${table}`).selectAll().execute();
			}),
			table
		).toEqual([]);
	const codes = await house.as('door', async (door) => {
		await findOpenWall(door, code);
		return door.db.selectFrom('programmes.wall_code').select('session_id').execute();
	});
	expect(codes).toEqual([{ session_id: today.id }]);
	const row = { org_id: house.orgId, id: uuidv7(), called: 'X', sent_hash: Buffer.from('x') };
	const into = (door: Tx, where: { cohort_id: string; session_id: string }) =>
		door.db
			.insertInto('programmes.arrival')
			.values({ ...row, ...where })
			.execute();
	const elsewhere = { cohort_id: other.course.id, session_id: other.today.id };
	await expect(
		house.as('door', async (door) => (await findOpenWall(door, code), into(door, elsewhere)))
	).rejects.toThrow(/row-level security/);
	await expect(house.as('door', (door) => into(door, { cohort_id: course.id, session_id: today.id }))).rejects.toThrow(
		/row-level security/
	);
	await expect(
		house.as('visitor', (tx) => arrive(tx, code, { tap: uuidv7(), called: 'X', letter: '' }))
	).rejects.toThrow(Forbidden);
});

test('who does not run the meeting neither sees who stands at the door nor settles, hangs or takes down', async ({
	house
}) => {
	const { joins, arrives, waiting, first, today, course } = await wallToday(house);
	const { personId: person } = await joins('Amina');
	await arrives('Amina', 'B');
	const id = await first();
	const other = await courseToday(house);
	const minder = await staffOf(house, 'creche_worker', course.id);
	const parent = await speaker(house, person);
	const orgId = await makeOrganisation(house.owner.db);
	const away: House = { ...house, orgId, as: (kind, work) => inTransaction(house.app.db, { orgId, kind }, work) };
	const elsewhere = await staffOf(away, 'coordinator');
	for (const [speak, how] of [
		[minder, Forbidden],
		[other.facilitator, Forbidden],
		[parent, Forbidden],
		[elsewhere, NotFound]
	] as const) {
		expect(await speak((tx) => tx.db.selectFrom('programmes.arrival').selectAll().execute())).toEqual([]);
		expect(await speak((tx) => tx.db.selectFrom('programmes.wall_code').selectAll().execute())).toEqual([]);
		await expect(speak((tx) => confirmArrival(tx, today.id, id, person))).rejects.toThrow(how);
		await expect(speak((tx) => takeArrivalAway(tx, today.id, id))).rejects.toThrow(how);
		await expect(speak((tx) => welcomeFromDoor(tx, today.id, id, walkIn('X')))).rejects.toThrow(how);
		await expect(speak((tx) => reopenArrival(tx, today.id, id, { saw: [] }))).rejects.toThrow(how);
		await expect(speak((tx) => takeWelcomeBack(tx, today.id, id, person))).rejects.toThrow(how);
		await expect(speak((tx) => hangCode(tx, today.id, { anew: true }))).rejects.toThrow(how);
		await expect(speak((tx) => takeWallDown(tx, today.id))).rejects.toThrow(how);
	}
	await expect(
		other.facilitator((tx) => confirmArrival(tx, other.today.id, id, person)),
		'a line of another meeting'
	).rejects.toThrow(NotFound);
	expect(await waiting()).toHaveLength(1);
});

test('the answer is the same for whoever is booked, quiet or a stranger; of what was written nothing is left the day after', async ({
	house
}) => {
	const { joins, arrives, first, facilitator, today } = await wallToday(house);
	const { personId: person } = await joins('Nora');
	const hers = await speaker(house, person);
	await hers(fallQuiet);
	const answers = [await arrives('Nora'), await arrives('Somebody'), await arrives('Nora')];
	expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
	await facilitator(async (tx) => confirmArrival(tx, today.id, await first(), person));
	const kept = () =>
		house.owner.db.selectFrom('programmes.arrival').select('called').where('session_id', '=', today.id).execute();
	await house.as('job', letArrivalsGo);
	expect(await kept()).toHaveLength(3);
	const tomorrow = (job: Tx) => letArrivalsGo(asOf(job, new Date(job.now.getTime() + 864e5)));
	await house.as('job', tomorrow);
	expect(await kept()).toEqual([]);
	const codes = await house.owner.db
		.selectFrom('programmes.wall_code')
		.select('id')
		.where('session_id', '=', today.id)
		.execute();
	expect(codes).toEqual([]);
});
