import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import { asOf, type Tx } from '#platform/db/tx.ts';
import { inLanguage } from '#platform/i18n/language.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { arranging, asIs, zone } from '#cast/arranging.ts';
import { courseWith } from '#cast/joining.ts';
import { deeds, kept } from '#cast/courses.ts';
import { staffOf } from '#cast/meetings.ts';
import { test } from '../../../../../tests/support/house.ts';
import { cancelSession, changeSession, undoChange } from '../reschedule/commands.server.ts';
import { tellOfChanges } from '../session-change/commands.server.ts';
import { sessionNewsLetter } from '../session/mail.server.ts';
import type { SessionChange } from '../session/form.ts';
import { getSession, listSessions } from '../session/queries.server.ts';
import { callOffFollowing, moveFollowing, reopenTogether } from './commands.server.ts';
import { lookAtCallingOff, lookAtFollowing } from './queries.server.ts';

const toThursday: SessionChange = { ...asIs, day: '2027-03-18', from: '13:00', to: '15:00' };

async function seenBy(work: <T>(of: (tx: Tx) => Promise<T>) => Promise<T>, id: string, change = toThursday) {
	const look = await work((tx) => lookAtFollowing(tx, id, change));
	if (!look.ok) throw new Error(look.reason);
	return look.value;
}

test('a meeting and all that follow move in one go; each parent is told in one letter, crèche and calendars follow', async ({
	house
}) => {
	const { coordinator, course, person, week, crecheDays, news, newsNow } = await arranging(house);
	const { id } = week(3);
	const before = await coordinator((tx) => listSessions(tx, course.id));
	await coordinator((tx) => cancelSession(tx, week(5).id, 'The hall is closed.'));
	await news();
	const look = await seenBy(coordinator, id);
	expect(look).toMatchObject({ parents: 1, minutes: 10, warnings: [] });
	expect(look.stays.map(({ session, why }) => [session.week, why])).toEqual([[5, 'called-off']]);
	const move = () => coordinator((tx) => moveFollowing(tx, id, toThursday, { seen: look.seen, onHoliday: [] }));
	expect(await Promise.all([move(), move(), move()]), 'sent thrice is once').toEqual(Array(3).fill({ ok: true }));
	const after = await coordinator((tx) => listSessions(tx, course.id));
	expect(after.map(({ startsAt }) => isoDay(startsAt, zone).slice(5))).toEqual(
		['03-02', '03-09', '03-18', '03-25', '03-30', '04-08', '04-15'] //
	);
	const risen = after.map(({ sequence }, at) => sequence - (before[at]?.sequence ?? 0));
	expect(risen, 'each rises once in calendars').toEqual([0, 0, 1, 1, 1, 1, 1]);
	expect(await crecheDays()).toEqual(
		['03-02', '03-09', '03-18', '03-25', '04-08', '04-15'].map((day) => `2027-${day}`)
	);
	expect((await deeds(house)).filter((deed) => deed === 'programmes.session.moved-with-all-that-follow')).toHaveLength(
		1
	);
	const told = (await newsNow()).length;
	const letters = (await news()).slice(told);
	expect(letters).toHaveLength(1);
	const letter = await house.as('job', (job) =>
		inLanguage('en', () => sessionNewsLetter(job, person, letters[0]?.data ?? {}))
	);
	expect(letter?.paragraphs.slice(0, 4)).toEqual(
		[
			['Thursday 18 March', 'Tuesday 16 March'],
			['Thursday 25 March', 'Tuesday 23 March'],
			['Thursday 8 April', 'Tuesday 6 April'],
			['Thursday 15 April', 'Tuesday 13 April']
		].map(([to, was]) => `There is a change. We meet on ${to}, 1pm, instead of ${was}.`)
	);
});

test('one undo takes all of it back and nobody is written to; what was changed after by itself keeps that', async ({
	house
}) => {
	const { coordinator, course, week, crecheDays, news } = await arranging(house);
	const { id } = week(3);
	const times = async () =>
		(await coordinator((tx) => listSessions(tx, course.id))).map(({ startsAt }) => startsAt.toISOString());
	const [before, days] = [await times(), await crecheDays()];
	const move = async () => {
		const { version } = await coordinator((tx) => getSession(tx, id));
		const change = { ...toThursday, version };
		const { seen } = await seenBy(coordinator, id, change);
		expect(await coordinator((tx) => moveFollowing(tx, id, change, { seen, onHoliday: [] }))).toEqual({ ok: true });
	};
	await move();
	expect(await coordinator((tx) => undoChange(tx, week(6).id))).toEqual({ ok: true });
	expect([await times(), await crecheDays(), await news()]).toEqual([before, days, []]);
	await move();
	const { version } = await coordinator((tx) => getSession(tx, week(7).id));
	await coordinator((tx) => changeSession(tx, week(7).id, { ...asIs, version, day: '2027-04-16' }));
	expect(await coordinator((tx) => undoChange(tx, id))).toEqual({ ok: true });
	expect((await times()).slice(0, 6)).toEqual(before.slice(0, 6));
	expect((await times())[6]).toBe('2027-04-16T09:00:00.000Z');
	expect(await coordinator((tx) => undoChange(tx, id))).toEqual({ ok: false, reason: 'told-already' });
});

test('where the first is near, all that moved with it is told with it', async ({ house }) => {
	const { coordinator, week, newsNow } = await arranging(house);
	const soon = new Date(week(3).startsAt.getTime() - 3_600_000);
	await coordinator((tx) => cancelSession(asOf(tx, soon), week(7).id, 'why')); // told later, and no reason to wait
	const { seen, minutes } = await seenBy((of) => coordinator((tx) => of(asOf(tx, soon))), week(3).id);
	expect(minutes).toBe(1);
	await coordinator((tx) => moveFollowing(asOf(tx, soon), week(3).id, toThursday, { seen, onHoliday: [] }));
	await house.as('job', (job) => tellOfChanges(asOf(job, new Date(soon.getTime() + 61_000))));
	const letters = await newsNow();
	expect(letters).toHaveLength(1);
	expect(letters[0]?.data?.session?.split(' ')).toHaveLength(4);
});

test('where the first of what moved is deleted, of the others it is told still', async ({ house }) => {
	const { coordinator, week, news } = await arranging(house);
	const { seen } = await seenBy(coordinator, week(3).id);
	await coordinator((tx) => moveFollowing(tx, week(3).id, toThursday, { seen, onHoliday: [] }));
	await house.owner.db.deleteFrom('programmes.session').where('id', '=', week(3).id).execute();
	const letters = await news();
	expect(letters.flatMap(({ data }) => data?.session?.split(' ') ?? []).sort()).toEqual(
		[4, 5, 6, 7].map((at) => week(at).id).sort()
	);
});

test('it is refused where it is not as it was shown, and a bank holiday waits for a yes', async ({ house }) => {
	const { coordinator, week } = await arranging(house);
	const { id } = week(3);
	const toMonday = { ...toThursday, day: '2027-03-15' };
	const look = await seenBy(coordinator, id, toMonday);
	expect(look.stays.map(({ session, holiday }) => [session.week, holiday])).toEqual([[5, 'easter-monday']]);
	const move = (wishes: Partial<SessionChange> = {}, seen = look.seen, onHoliday: string[] = []) =>
		coordinator((tx) => moveFollowing(tx, id, { ...toMonday, ...wishes }, { seen, onHoliday }));
	await coordinator((tx) => cancelSession(tx, week(6).id, 'why'));
	const before = await kept(house);
	expect(await move()).toEqual({ ok: false, reason: 'changed-meanwhile' });
	expect(await move({ version: 9 })).toEqual({ ok: false, reason: 'changed-meanwhile' });
	expect(await move({ day: '2020-03-15' })).toEqual({ ok: false, reason: 'in-the-past' });
	expect(await move({ day: '2027-03-09' })).toEqual({ ok: false, reason: 'day-taken' });
	expect(await kept(house)).toBe(before);
	const { seen } = await seenBy(coordinator, id, toMonday);
	expect(await move({}, seen, [week(5).id])).toEqual({ ok: true });
	const onHoliday = await coordinator((tx) => getSession(tx, week(5).id));
	expect(isoDay(onHoliday.startsAt, zone)).toBe('2027-03-29');
});

test('nobody else moves or looks at it, and trying changes nothing', async ({ house }) => {
	const { coordinator, facilitator, week } = await arranging(house);
	const { course: other } = await courseWith(house, { firstDay: '2027-03-03' });
	const elsewhere = await staffOf(house, 'coordinator', other.id);
	const { id } = week(3);
	const { seen } = await seenBy(coordinator, id);
	const before = await kept(house);
	for (const somebody of [facilitator, elsewhere]) {
		await expect(somebody((tx) => lookAtFollowing(tx, id, toThursday))).rejects.toThrow(Forbidden);
		await expect(somebody((tx) => moveFollowing(tx, id, toThursday, { seen, onHoliday: [] }))).rejects.toThrow(
			Forbidden
		);
	}
	for (const nowhere of [uuidv7(), 'x'])
		await expect(coordinator((tx) => moveFollowing(tx, nowhere, toThursday, { seen, onHoliday: [] }))).rejects.toThrow(
			NotFound
		);
	expect(await kept(house)).toBe(before);
});

test('the meetings of a group that has two hundred move together', async ({ house }) => {
	const { coordinator, course, week } = await arranging(house);
	const rows = Array.from({ length: 193 }, (_, at) => {
		const starts = new Date(Date.UTC(2027, 3, 20 + 7 * at, 9));
		return { starts, ends: new Date(starts.getTime() + 7_200_000) };
	});
	await house.owner.db
		.insertInto('programmes.session')
		.values(
			rows.map(({ starts, ends }, at) => ({
				org_id: house.orgId,
				id: uuidv7(),
				cohort_id: course.id,
				week: 8 + at,
				title: '{"en":"Together"}',
				starts_at: starts,
				ends_at: ends
			}))
		)
		.execute();
	const look = await seenBy(coordinator, week(3).id);
	expect(look.moved.length).toBeGreaterThan(100);
	const move = coordinator((tx) => moveFollowing(tx, week(3).id, toThursday, { seen: look.seen, onHoliday: [] }));
	expect(await move).toEqual({ ok: true });
});

async function offFrom(work: <T>(of: (tx: Tx) => Promise<T>) => Promise<T>, id: string) {
	return work(async (tx) => {
		const session = await getSession(tx, id);
		return lookAtCallingOff(session, await listSessions(tx, session.cohortId), tx.zone, tx.now);
	});
}

const why = { en: 'The hall has no heating.' };

test('all that follow are called off with a meeting, in one letter; what has a day or a reason of its own keeps it', async ({
	house
}) => {
	const { coordinator, course, person, week, crecheDays, news } = await arranging(house);
	const { id } = week(3);
	const all = async () => coordinator((tx) => listSessions(tx, course.id));
	const reasons = async () => (await all()).map(({ cancelledWhy }) => cancelledWhy);
	await coordinator((tx) => cancelSession(tx, week(5).id, 'The hall is closed.'));
	await coordinator((tx) => changeSession(tx, week(6).id, { ...asIs, day: '2027-04-09' }));
	await news();
	const { seen, follow, own } = await offFrom(coordinator, id);
	expect([follow, own].map((some) => some.map(({ week: number }) => number))).toEqual([[4, 7], [6]]);
	const off = () => coordinator((tx) => callOffFollowing(tx, id, { why, seen, also: [] }));
	expect(await Promise.all([off(), off(), off()]), 'sent thrice is once').toEqual(Array(3).fill({ ok: true }));
	const after = [null, null, why.en, why.en, 'The hall is closed.', null, why.en];
	expect(await reasons()).toEqual(after);
	expect(await crecheDays()).toEqual(['2027-03-02', '2027-03-09', '2027-04-09']);
	expect(await coordinator((tx) => undoChange(tx, week(7).id)), 'one undo').toEqual({ ok: true });
	expect(await reasons()).toEqual([null, null, null, null, 'The hall is closed.', null, null]);
	const again = await offFrom(coordinator, id);
	expect(await coordinator((tx) => callOffFollowing(tx, id, { why, seen: again.seen, also: [week(6).id] }))).toEqual({
		ok: true
	});
	const told = (await news()).at(-1);
	expect(told?.data?.session?.split(' ').sort()).toEqual([3, 4, 6, 7].map((at) => week(at).id).sort());
	const letter = await house.as('job', (job) =>
		inLanguage('en', () => sessionNewsLetter(job, person, told?.data ?? {}))
	);
	expect(letter?.paragraphs.filter((line) => line.includes('can’t meet that day'))).toHaveLength(4);
	const deed = 'programmes.session.called-off-with-all-that-follow';
	expect((await deeds(house)).filter((done) => done === deed)).toHaveLength(2);
	expect(await coordinator((tx) => reopenTogether(tx, week(4).id))).toEqual({ ok: true });
	expect(await reasons(), 'what was called off by itself stays so').toEqual(
		[null, null, null, null, 'The hall is closed.', null, null] //
	);
	expect((await news()).at(-1)?.data?.session?.split(' '), 'told in one letter').toHaveLength(4);
});

test('calling off all that follow is refused where it is not as it was shown, and to others', async ({ house }) => {
	const { coordinator, facilitator, week } = await arranging(house);
	const { id } = week(3);
	const { seen } = await offFrom(coordinator, id);
	await coordinator((tx) => changeSession(tx, week(6).id, { ...asIs, day: '2027-04-09' }));
	const before = await kept(house);
	const off = (as: typeof coordinator) => as((tx) => callOffFollowing(tx, id, { why, seen, also: [] }));
	expect(await off(coordinator)).toEqual({ ok: false, reason: 'changed-meanwhile' });
	const late = new Date(week(3).endsAt.getTime() + 1);
	expect(await coordinator((tx) => callOffFollowing(asOf(tx, late), id, { why, seen, also: [] }))).toEqual({
		ok: false,
		reason: 'already-over'
	});
	await expect(off(facilitator)).rejects.toThrow(Forbidden);
	await expect(facilitator((tx) => reopenTogether(tx, id))).rejects.toThrow(Forbidden);
	expect(await kept(house)).toBe(before);
});
