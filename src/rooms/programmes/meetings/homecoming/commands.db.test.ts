import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { courseToday, staffOf } from '#cast/meetings.ts';
import { phoneOf, type Speak } from '#cast/phone.ts';
import { instant, moment } from '#platform/clock.ts';
import { asOf, inTransaction, NobodyThere } from '#platform/db/tx.ts';
import { hashOf } from '#platform/identity/session.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { makeArea } from '#rooms/programmes/courses/area/examples.ts';
import { listSettling } from '#rooms/creche/settling/queries.server.ts';
import { getCreche } from '#rooms/creche/visit/queries.server.ts';
import { test } from '../../../../../tests/support/house.ts';
import { findDay } from '../day/queries.server.ts';
import { endPocket } from '../pocket/commands.server.ts';
import { lookAfterPockets } from '../pocket/jobs.server.ts';
import { pocketLetter } from '../pocket/mail.server.ts';
import { findMyLastPocket, listPockets, listPocketsToSettle } from '../pocket/queries.server.ts';
import { listParked } from '../pocket-mark/queries.server.ts';
import { listRegister } from '../register/queries.server.ts';
import { findHeads } from '../head-count/queries.server.ts';
import { settleParked } from './commands.server.ts';

const said = ({ answers }: { answers: { is: string; why?: string }[] }) => answers.map(({ is, why }) => why ?? is);

test('what was tapped without signal is done once, however often, in whatever order and in however many pieces it comes', async ({
	house
}) => {
	const { facilitator, today, joins, course } = await courseToday(house);
	const { personId: ana } = await joins('Ana');
	const { taken, tap, home } = await phoneOf(house, facilitator, today.id);
	expect(taken.lines).toMatchObject([{ person: ana, called: 'Ana', state: null }]);
	const [newcomer, kid] = [randomUUID(), randomUUID()];
	const child = { id: kid, name: 'Tom', band: 'two', allergies: 'Kiwi' };
	const came = await tap(ana, 'line', 'came');
	const late = await tap(ana, 'line', 'late', { saw: [came.id] });
	const taps = [
		came,
		late,
		await tap(ana, 'brought', 'her sister'),
		await tap(newcomer, 'walk-in', { called: 'Bea', language: 'es', brought: '', child }),
		await tap(newcomer, 'line', 'left-early'),
		await tap(kid, 'in', { who: 'Bea' }),
		await tap(kid, 'care', { seen: 'Kiwi', said: 'Kiwi\nMilk' }),
		await tap(kid, 'settling', 'He slept, and then he built a tower.'),
		await tap(kid, 'out', { who: 'Bea' }),
		await tap('heads', 'count', { adults: 5, children: 4 }),
		await tap('session', 'began', true),
		await tap('part', 'part', { part: randomUUID(), began: true })
	];
	const backwards = taps.toReversed();
	await home(backwards.slice(0, 4));
	await home([...backwards.slice(2), late]);
	const again = await home(taps);
	expect(said(again)).toEqual(taps.map(() => 'again'));
	expect(again).toMatchObject({ arrived: taps.length, ended: false });
	expect(JSON.stringify(again)).not.toMatch(/Ana|Bea|Tom|Kiwi|Milk|sister|tower/);
	const lines = await facilitator(async (tx) => listRegister(tx, await findDay(tx, today.id)));
	expect(lines).toMatchObject([
		{ called: 'Ana', state: 'late', brought: 'her sister', differences: [] },
		{ called: 'Bea', state: 'left-early', walkIn: true, differences: [] }
	]);
	const minder = await staffOf(house, 'creche_worker', course.id);
	expect((await minder((tx) => getCreche(tx, today.id, new Set()))).children).toMatchObject([
		{ id: kid, allergies: 'Kiwi\nMilk', broughtBy: 'Bea', collectedBy: 'Bea' }
	]);
	expect(await minder((tx) => listSettling(tx, kid))).toMatchObject([
		{ words: 'He slept, and then he built a tower.', fromParent: false, readAt: null }
	]);
	expect(await facilitator((tx) => findHeads(tx, today.id))).toMatchObject({ adults: 5, children: 4 });
	expect(await facilitator((tx) => listPockets(tx, today.id))).toMatchObject([
		{ made: taps.length, came: taps.length, state: 'out' }
	]);
	const { rows } = await sql<{ n: number }>`select count(*)::int as n from platform.audit
		where action like 'programmes.%' and subject->>'pocket' = ${taken.pocket} and actor_id = ${facilitator.id}`.execute(
		house.owner.db
	);
	expect(rows[0]?.n).toBeGreaterThan(5);
	const looked = await sql`select from platform.access where person_id = ${ana} and what = 'programmes.pocket'`.execute(
		house.owner.db
	);
	expect(looked.rows).toHaveLength(1);
});

test('what can no longer be done as it was tapped is parked or counted, and a coordinator says what becomes of it', async ({
	house
}) => {
	const { facilitator, coordinator, today, joins, leaves, course } = await courseToday(house);
	const [ana, eva] = [await joins('Ana'), await joins('Eva')];
	const { tap, home } = await phoneOf(house, facilitator, today.id);
	await leaves(ana.id);
	await house.owner.db.deleteFrom('programmes.registration').where('person_id', '=', eva.personId).execute();
	await house.owner.db.deleteFrom('people.person').where('id', '=', eva.personId).execute();
	const taps = [
		await tap(ana.personId, 'line', 'came'),
		await tap(eva.personId, 'line', 'came'),
		await tap(eva.personId, 'line', 'late'),
		await tap(randomUUID(), 'care', { allergies: 'nuts' }),
		{ ...(await tap(ana.personId, 'line', 'came')), id: randomUUID() }
	];
	const answer = await home(taps);
	expect(said(answer)).toEqual(['person-left', 'kept', 'kept', 'refused', 'unreadable']);
	expect(await facilitator((tx) => findHeads(tx, today.id))).toMatchObject({ walkIns: 1 });
	const parked = await coordinator((tx) => listParked(tx, course.id));
	expect(parked).toMatchObject([{ called: 'Ana', why: 'person-left' }, { why: 'refused' }, { why: 'unreadable' }]);
	const [left, care, closed] = parked.map(({ id }) => id) as [string, string, string];
	const settle = (mark: string, as: 'walk-in' | 'as-it-is' | 'not-kept', why = '') =>
		coordinator((tx) => settleParked(tx, { mark, as, why }));
	expect(await settle(left, 'as-it-is')).toEqual({ ok: false, reason: 'person-left' });
	expect(await settle(left, 'walk-in')).toMatchObject({ ok: true });
	expect(await settle(left, 'walk-in')).toEqual({ ok: false, reason: 'settled' });
	expect(await settle(closed, 'as-it-is')).toEqual({ ok: false, reason: 'unreadable' });
	expect(await settle(care, 'not-kept')).toEqual({ ok: false, reason: 'no-why' });
	expect(await settle(care, 'not-kept', 'asked again')).toMatchObject({ ok: true });
	const line = await house.owner.db
		.selectFrom('programmes.attendance')
		.select(['state', 'walk_in'])
		.where('person_id', '=', ana.personId)
		.execute();
	expect(line).toEqual([{ state: 'came', walk_in: true }]);
});

test('a role that ended, a session called off, a closed account or an end from the desk lets nothing be done unseen, and nothing be lost', async ({
	house
}) => {
	const { today, joins, course, coordinator } = await courseToday(house);
	const { personId: ana } = await joins('Ana');
	const after: Record<string, (speak: Speak, pocket: string) => Promise<unknown>> = {
		'role-ended': (speak) =>
			house.owner.db
				.updateTable('platform.role_grant')
				.set({ ended_at: moment() })
				.where('account_id', '=', speak.id)
				.execute(),
		closed: (speak) =>
			house.owner.db.updateTable('platform.account').set({ closed_at: moment() }).where('id', '=', speak.id).execute(),
		late: (_, pocket) => coordinator((tx) => endPocket(tx, pocket)),
		'session-off': () =>
			house.owner.db
				.updateTable('programmes.session')
				.set({ cancelled_at: today.startsAt, cancelled_why: 'Snow' })
				.where('id', '=', today.id)
				.execute()
	};
	for (const [why, happens] of Object.entries(after)) {
		const speak = await staffOf(house, 'facilitator', course.id);
		const { taken, tap, home } = await phoneOf(house, speak, today.id);
		const first = await tap(ana, 'line', 'came');
		await happens(speak, taken.pocket);
		const answer = await home([first, await tap(randomUUID(), 'walk-in', { called: 'Zoe', language: 'en' })]);
		expect(said(answer), why).toEqual(Array(2).fill(why === 'closed' ? 'role-ended' : why));
		expect(answer.ended).toBe(why !== 'session-off');
	}
	expect(await coordinator((tx) => listParked(tx, course.id))).toHaveLength(8);
	const done = await house.owner.db
		.selectFrom('programmes.attendance')
		.select('id')
		.where('session_id', '=', today.id)
		.execute();
	expect(done).toEqual([]);
});

test('a pocket adds to its own session alone, and what only others may do is not done with it', async ({ house }) => {
	const mine = await courseToday(house);
	const other = await courseToday(house);
	const [ana, zoe] = [await mine.joins('Ana'), await other.joins('Zoe')];
	const minder = await staffOf(house, 'creche_worker', mine.course.id);
	const her = await phoneOf(house, mine.facilitator, mine.today.id);
	expect(said(await her.home([await her.tap(zoe.personId, 'line', 'came')]))).toEqual(['person-left']);
	const crib = await phoneOf(house, minder, mine.today.id);
	expect(crib.taken).toMatchObject({ role: 'creche-worker', lines: [], known: [], marks: [] });
	expect(said(await crib.home([await crib.tap(ana.personId, 'line', 'came')]))).toEqual(['refused']);
	const desk = await phoneOf(house, mine.coordinator, mine.today.id);
	expect(said(await desk.home([await desk.tap(ana.personId, 'line', 'came')]))).toEqual(['kept']);
	const stolen = { pocket: hashOf(her.taken.token) };
	await expect(inTransaction(house.app.db, { pocket: hashOf('another') }, async () => 1)).rejects.toThrow(NobodyThere);
	await expect(house.signedIn(stolen.pocket, async () => 1)).rejects.toThrow(NobodyThere);
	const foreign = await inTransaction(house.app.db, stolen, (tx) =>
		tx.db.selectFrom('programmes.pocket_mark').select('id').where('session_id', '=', other.today.id).execute()
	);
	expect(foreign).toEqual([]);
});

test('whoever coordinates an area takes its registers along and settles what they parked, and no other', async ({
	house
}) => {
	const [mine, other] = [await courseToday(house), await courseToday(house)];
	const area = await mine.coordinator((tx) => makeArea(tx, `Area of ${mine.course.id}`));
	const table = house.owner.db.updateTable('programmes.cohort').set({ area_id: area });
	await table.where('id', '=', mine.course.id).execute();
	const ana = await mine.joins('Ana');
	const her = await staffOf(house, 'coordinator', area);
	const { tap, home } = await phoneOf(house, her, mine.today.id);
	expect(said(await home([await tap(ana.personId, 'line', 'came')]))).toEqual(['kept']);
	await expect(phoneOf(house, her, other.today.id)).rejects.toThrow(Forbidden);
	const parkedIn = async ({ joins, facilitator, leaves, today }: typeof mine) => {
		const eva = await joins('Eva');
		const phone = await phoneOf(house, facilitator, today.id);
		await leaves(eva.id);
		const gone = await phone.tap(eva.personId, 'line', 'came');
		expect(said(await phone.home([gone]))).toEqual(['person-left']);
		return gone.id;
	};
	const [here, there] = [await parkedIn(mine), await parkedIn(other)];
	expect((await her((tx) => listParked(tx))).map(({ id }) => id)).toEqual([here]);
	const settle = (mark: string) => her((tx) => settleParked(tx, { mark, as: 'not-kept', why: 'asked' }));
	await expect(settle(there)).rejects.toThrow(NotFound);
	expect(await settle(here)).toMatchObject({ ok: true });
});

test('whoever took a register along is told once, two hours after the meeting, of what is missing; 90 days after it all goes', async ({
	house
}) => {
	const { facilitator, coordinator, today, joins, course } = await courseToday(house);
	const { personId: ana } = await joins('Ana');
	const { taken, tap, home } = await phoneOf(house, facilitator, today.id);
	const taps = [await tap(ana, 'line', 'came'), await tap(ana, 'line', 'late'), await tap(ana, 'line', 'none')];
	await home([taps[0] as (typeof taps)[0], taps[2] as (typeof taps)[0]], 9);
	const later = async (minutes: number) => {
		await house.owner.db
			.updateTable('programmes.pocket')
			.set({ readable_until: new Date(instant() - minutes * 60_000) })
			.where('id', '=', taken.pocket)
			.execute();
		await house.as('job', lookAfterPockets);
	};
	const letters = () =>
		house.owner.db
			.selectFrom('platform.letter')
			.select('id')
			.where('account_id', '=', facilitator.id)
			.where('kind', '=', 'programmes.pocket')
			.execute();
	await later(-1);
	expect(await letters()).toEqual([]);
	await later(1);
	await later(2);
	expect(await letters()).toHaveLength(1);
	const letter = await house.as('job', (job) => pocketLetter(job, facilitator.id, { pocket: taken.pocket }));
	expect(letter?.paragraphs.join(' ')).toContain('2 of 9');
	expect(JSON.stringify(letter)).not.toContain('Ana');
	await later(36 * 60);
	expect(await coordinator((tx) => listPocketsToSettle(tx, course.id))).toMatchObject([
		{ came: 2, made: 9, state: 'missing', parked: 0 }
	]);
	await later(91 * 24 * 60);
	expect(await facilitator((tx) => listPockets(tx, today.id))).toEqual([]);
	await expect(home([taps[1] as (typeof taps)[0]])).rejects.toThrow(NobodyThere);
});

test('a phone that the browser emptied is led to the meeting of the register that its owner took along last, and nobody else’s', async ({
	house
}) => {
	const { facilitator, coordinator, today, course } = await courseToday(house);
	expect(await facilitator(findMyLastPocket)).toBeUndefined();
	const minder = await staffOf(house, 'creche_worker', course.id);
	await phoneOf(house, minder, today.id);
	const { taken } = await phoneOf(house, facilitator, today.id);
	expect(await facilitator(findMyLastPocket)).toMatchObject({ id: taken.pocket, sessionId: today.id, came: 0 });
	expect(await minder(findMyLastPocket)).toMatchObject({ role: 'creche_worker' });
	expect(await coordinator(findMyLastPocket), 'she took none').toBeUndefined();
	const later = (days: number) =>
		facilitator((tx) => findMyLastPocket(asOf(tx, new Date(tx.now.getTime() + days * 86_400_000))));
	expect([await later(13), await later(15)].map((pocket) => pocket !== undefined)).toEqual([true, false]);
});
