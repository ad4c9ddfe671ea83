import { sql } from 'kysely';
import { expect } from 'vitest';
import { courseWith, signIn } from '#cast/joining.ts';
import { staffOf } from '#cast/meetings.ts';
import { asOf } from '#platform/db/tx.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { listSessions } from '#rooms/programmes/courses/session/queries.server.ts';
import { getCosts } from '#rooms/programmes/desk/cost/queries.server.ts';
import { test, type House } from '../../../../../tests/support/house.ts';
import { listOthersMarks } from '../pocket/queries.server.ts';
import { noteCash } from '../cash-taken/commands.server.ts';
import { findCashOfRun, findCashTaken } from '../cash-taken/queries.server.ts';
import { letDaysGo, sayForDay } from './commands.server.ts';
import { findOwnDayYes, openDayFamilies } from './queries.server.ts';

const bands = { 'under-two': 0, two: 0, 'three-or-more': 0 };
const words = { photos: true, emergency: 'Sam, 0113 496 0000' };

/** A trip with a family that has seats and has said both, and the morning of its day. */
async function tripWith(house: House) {
	const scene = await courseWith(house, { template: 'trip', places: 9, bands });
	const [day] = await scene.coordinator((tx) => listSessions(tx, scene.course.id));
	if (!day) throw new Error('the trip has no day');
	const her = await scene.joins({ called: 'Imogen', seats: { grownUps: 1, children: 2 } });
	const speaks = await signIn(house, her.person);
	expect(await speaks((tx) => sayForDay(tx, day.id, words))).toMatchObject({ ok: true });
	return { ...scene, day, her, speaks, morning: new Date(day.startsAt.getTime() - 3_600_000) };
}

test('a family says for a day whether photos may be taken and whom to ring; who runs it reads the number on the day alone', async ({
	house
}) => {
	const { day, speaks, facilitator, coordinator, morning, her } = await tripWith(house);
	const [before] = await facilitator((tx) => openDayFamilies(tx, day));
	expect(before).toMatchObject({ called: 'Imogen', children: 2, photos: true, hasNumber: true, emergency: '' });
	const [then] = await facilitator((tx) => openDayFamilies(asOf(tx, morning), day));
	expect(then?.emergency).toBe(words.emergency);
	const onPhone = (at: Date) =>
		facilitator(async (tx) => (await listOthersMarks(asOf(tx, at), day.id)).lines.map(({ tells }) => tells));
	expect((await onPhone(morning)).join()).toContain(words.emergency);
	expect((await onPhone(new Date(morning.getTime() - 86_400_000))).join()).not.toContain(words.emergency);
	const { rows } =
		await sql`select from platform.access where person_id = ${her.person} and what = 'programmes.day-yes'`.execute(
			house.owner.db
		);
	expect(rows).toHaveLength(1);
	await speaks((tx) => sayForDay(tx, day.id, { photos: false, emergency: '' }));
	expect(await speaks((tx) => findOwnDayYes(tx, day.id))).toEqual({ photos: false, emergency: '' });
	expect((await coordinator((tx) => openDayFamilies(asOf(tx, morning), day)))[0]).toMatchObject({ hasNumber: false });
	const after = new Date(day.endsAt.getTime() + 1);
	expect(await speaks((tx) => sayForDay(asOf(tx, after), day.id, words))).toEqual({ ok: false, reason: 'over' });
});

test('nobody says it for somebody else, and who does not run the day reads nothing of it', async ({ house }) => {
	const { day, course, facilitator, joins } = await tripWith(house);
	const elsewhere = await courseWith(house);
	const stranger = await signIn(house, (await elsewhere.joins()).person);
	for (const who of [stranger, facilitator])
		await expect(who((tx) => sayForDay(tx, day.id, words))).rejects.toThrow(NotFound);
	for (const who of [elsewhere.facilitator, await staffOf(house, 'evaluator'), stranger])
		await expect(who((tx) => openDayFamilies(tx, day))).rejects.toThrow(Forbidden);
	const other = await signIn(house, (await joins({ called: 'Kwame' })).person);
	expect(await other((tx) => tx.db.selectFrom('programmes.day_yes').select('photos').execute())).toEqual([]);
	const [run] = await elsewhere.coordinator((tx) => listSessions(tx, elsewhere.course.id));
	await expect(stranger((tx) => sayForDay(tx, run?.id ?? '', words))).rejects.toThrow(NotFound); // no trip
	expect(course.id).toBeDefined();
});

test('what was said for a day is gone twelve hours after it', async ({ house }) => {
	const { day, facilitator } = await tripWith(house);
	const kept = await tripWith(house);
	await house.owner.db
		.updateTable('programmes.session')
		.set({ starts_at: sql`platform.now() - interval '15 hours'`, ends_at: sql`platform.now() - interval '13 hours'` })
		.where('id', '=', day.id)
		.execute();
	await expect(facilitator(letDaysGo)).rejects.toThrow(Forbidden);
	await house.as('job', letDaysGo);
	const rows = await house.owner.db.selectFrom('programmes.day_yes').select('session_id').execute();
	expect(rows.map(({ session_id }) => session_id)).not.toContain(day.id);
	expect(rows.map(({ session_id }) => session_id)).toContain(kept.day.id);
});

test('the cash of a day is one sum that names no family, is put right, and stands beside the costs', async ({
	house
}) => {
	const { day, course, facilitator, coordinator, morning, her, speaks } = await tripWith(house);
	expect(await facilitator((tx) => noteCash(tx, day.id, 6350))).toEqual({ ok: false, reason: 'too-early' });
	for (const pence of [6350, 6300]) await facilitator((tx) => noteCash(asOf(tx, morning), day.id, pence));
	expect(await coordinator((tx) => findCashOfRun(tx, course.id))).toBe(6300);
	expect(await coordinator((tx) => getCosts(tx, course.id))).toMatchObject({ paid: 0 });
	const [row] = await house.owner.db
		.selectFrom('programmes.cash_taken')
		.selectAll()
		.where('session_id', '=', day.id)
		.execute();
	expect(JSON.stringify(row)).not.toContain(her.person);
	const elsewhere = await courseWith(house);
	const [run] = await elsewhere.coordinator((tx) => listSessions(tx, elsewhere.course.id));
	await expect(elsewhere.facilitator((tx) => noteCash(asOf(tx, morning), day.id, 1))).rejects.toThrow(Forbidden);
	await expect(elsewhere.facilitator((tx) => noteCash(tx, run?.id ?? '', 1))).rejects.toThrow(NotFound);
	expect(await speaks((tx) => findCashTaken(tx, day.id))).toBeNull();
});
