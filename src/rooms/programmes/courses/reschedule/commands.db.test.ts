import { asOf } from '#platform/db/tx.ts';
import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import { clock, isoDay } from '#platform/i18n/dates.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { test } from '../../../../../tests/support/house.ts';
import { deeds, kept } from '#cast/courses.ts';
import { staffOf } from '#cast/meetings.ts';
import { courseWith } from '#cast/joining.ts';
import { planSession, restorePlan } from '../session/commands.server.ts';
import { cancelSession, changeSession, planReunion, reopenSession, undoChange } from './commands.server.ts';
import { lookAtMove } from './queries.server.ts';
import { arranging, asIs, zone } from '#cast/arranging.ts';
import { sessionNewsLetter } from '../session/mail.server.ts';
import { getSession, listParts, listSessions } from '../session/queries.server.ts';

test('a new title troubles nobody; a new day is told once to each parent, and the crèche expects the child then', async ({
	house
}) => {
	const { coordinator, person, week, crecheDays, news } = await arranging(house);
	const { id } = week(3);
	expect(await coordinator((tx) => changeSession(tx, id, { ...asIs, title: { en: 'A kind no' } }))).toEqual({
		ok: true
	});
	expect(await news()).toEqual([]);
	expect(
		await coordinator((tx) =>
			changeSession(tx, id, { ...asIs, day: '2027-03-18', from: '13:00', to: '15:00', version: 2 })
		)
	).toEqual({ ok: true });
	const after = await coordinator((tx) => getSession(tx, id));
	expect([isoDay(after.startsAt, zone), clock(after.startsAt, zone), after.version]).toEqual([
		'2027-03-18',
		'13:00',
		3
	]);
	expect(await news()).toEqual([
		{ kind: 'programmes.session-news', data: { session: id, version: '3', was: '2027-03-16T10:00:00.000Z' } }
	]);
	expect(await crecheDays()).toEqual([
		'2027-03-02',
		'2027-03-09',
		'2027-03-18',
		'2027-03-23',
		'2027-03-30',
		'2027-04-06',
		'2027-04-13'
	]);
	const letter = await house.as('job', (job) => sessionNewsLetter(job, person, { session: id }));
	expect(letter?.paragraphs[0]).toContain('Thursday 18 March, 1pm');
	expect(await house.as('job', (job) => sessionNewsLetter(job, uuidv7(), { session: id }))).toBeNull();
	expect(await deeds(house)).toContain('programmes.session.changed');
});

test('a session over the change of the clocks begins at the hour that was typed', async ({ house }) => {
	const { coordinator, week } = await arranging(house);
	expect(await coordinator((tx) => changeSession(tx, week(5).id, { ...asIs, day: '2027-03-31' }))).toEqual({
		ok: true
	});
	expect((await coordinator((tx) => getSession(tx, week(5).id))).startsAt.toISOString()).toBe(
		'2027-03-31T09:00:00.000Z'
	);
});

test('a session is not moved into the past, onto another meeting, once it is over, or over somebody else’s change', async ({
	house
}) => {
	const { coordinator, week } = await arranging(house);
	const { id } = week(3);
	const before = await kept(house);
	const move = (wishes: Partial<typeof asIs>, now?: Date) =>
		coordinator((tx) => changeSession(asOf(tx, now), id, { ...asIs, ...wishes }));
	expect(await move({ day: '2020-03-16' })).toEqual({ ok: false, reason: 'in-the-past' });
	expect(await move({ day: '2027-03-09' })).toEqual({ ok: false, reason: 'day-taken' });
	expect(await move({ day: '2027-03-18' }, new Date('2027-03-17'))).toEqual({ ok: false, reason: 'already-over' });
	expect(await move({ version: 7 })).toEqual({ ok: false, reason: 'changed-meanwhile' });
	expect(await kept(house)).toBe(before);
});

test('a cancelled session stays on the page with its reason, is told to parents once, and the crèche expects nobody', async ({
	house
}) => {
	const { coordinator, person, week, crecheDays, news } = await arranging(house);
	const { id } = week(2);
	const outcomes = await Promise.all(
		[1, 2, 3].map(() => coordinator((tx) => cancelSession(tx, id, 'The hall is flooded.')))
	);
	expect(outcomes).toEqual(Array(3).fill({ ok: true }));
	expect(await coordinator((tx) => getSession(tx, id))).toMatchObject({
		cancelledWhy: 'The hall is flooded.',
		version: 2
	});
	expect(await news()).toHaveLength(1);
	expect(await crecheDays()).not.toContain('2027-03-09');
	const letter = await house.as('job', (job) => sessionNewsLetter(job, person, { session: id }));
	expect(letter?.paragraphs[0]).toContain('Tuesday 9 March');
	expect(JSON.stringify(letter)).not.toContain('flooded');
	const { version, title } = await coordinator((tx) => getSession(tx, id));
	const elsewhen = { version, title, day: '2027-03-10', from: '10:00', to: '12:00' };
	expect(await coordinator((tx) => changeSession(tx, id, elsewhen)), 'a page left open moves nothing').toEqual({
		ok: false,
		reason: 'is-cancelled'
	});
	expect(await coordinator((tx) => reopenSession(tx, id))).toEqual({ ok: true });
	expect(await coordinator((tx) => reopenSession(tx, id))).toEqual({ ok: true });
	expect(await coordinator((tx) => getSession(tx, id))).toMatchObject({ cancelledAt: null, cancelledWhy: null });
	expect(await news()).toHaveLength(2);
	expect(await crecheDays()).toContain('2027-03-09');
});

test('what is over can’t be cancelled or put back on', async ({ house }) => {
	const { coordinator, week } = await arranging(house);
	const later = new Date('2027-03-10');
	expect(await coordinator((tx) => cancelSession(asOf(tx, later), week(2).id, 'late'))).toEqual({
		ok: false,
		reason: 'already-over'
	});
	await coordinator((tx) => cancelSession(tx, week(2).id, 'early'));
	expect(await coordinator((tx) => reopenSession(asOf(tx, later), week(2).id))).toEqual({
		ok: false,
		reason: 'already-over'
	});
});

test('nobody is written to about a draft', async ({ house }) => {
	const { coordinator, course, week, news } = await arranging(house);
	await house.owner.db
		.updateTable('programmes.cohort')
		.set({ published_at: null })
		.where('id', '=', course.id)
		.execute();
	await coordinator((tx) => cancelSession(tx, week(2).id, 'why'));
	expect(await news()).toEqual([]);
});

const part = (title: string) => ({ kind: 'theme' as const, minutes: 10, title: { en: title }, ledBy: 'Rosa' });

test('facilitators plan their own sessions; the template’s plan can be put back', async ({ house }) => {
	const { facilitator, week } = await arranging(house);
	const { id } = week(3);
	expect(await facilitator((tx) => planSession(tx, id, { version: 1, parts: [part('Tea'), part('🌱 فكرة')] }))).toEqual(
		{ ok: true }
	);
	const kept = await facilitator((tx) => listParts(tx, id));
	const untapped = { beganAt: null, endedAt: null, droppedAt: null, materials: {}, risks: {} };
	expect(kept.map(({ id: _, ...rest }) => rest)).toEqual(
		[part('Tea'), part('🌱 فكرة')].map((one) => ({ ...one, ...untapped }))
	);
	expect(await facilitator((tx) => planSession(tx, id, { version: 1, parts: [] }))).toEqual({
		ok: false,
		reason: 'changed-meanwhile'
	});
	expect(await facilitator((tx) => restorePlan(tx, id))).toEqual({ ok: true });
	expect((await facilitator((tx) => listParts(tx, id))).map((one) => one.kind)).toEqual([
		'arrive',
		'grounding',
		'check-in',
		'theme',
		'break',
		'parent-led',
		'energiser'
	]);
	await house.owner.db.updateTable('programmes.session').set({ template_week: null }).where('id', '=', id).execute();
	expect(await facilitator((tx) => restorePlan(tx, id))).toEqual({ ok: false, reason: 'no-template' });
});

test('of two plans sent at once, one is kept whole', async ({ house }) => {
	const { coordinator, week } = await arranging(house);
	const { id } = week(4);
	const outcomes = await Promise.all(
		['one', 'other'].map((title) =>
			coordinator((tx) => planSession(tx, id, { version: 1, parts: [part(title), part(title)] }))
		)
	);
	expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
	const titles = (await coordinator((tx) => listParts(tx, id))).map((one) => one.title.en);
	expect(new Set(titles).size).toBe(1);
	expect(titles).toHaveLength(2);
});

test('a reunion is planned once, when the course is over', async ({ house }) => {
	const { coordinator, course } = await arranging(house);
	const reunion = { id: uuidv7(), day: '2027-06-15', from: '10:00', to: '12:00' };
	const after = new Date('2027-05-01');
	const plan = (wishes: Partial<typeof reunion> = {}, now = after) =>
		coordinator((tx) => planReunion(asOf(tx, now), course.id, { ...reunion, ...wishes }));
	expect(await plan({}, new Date('2027-03-20'))).toEqual({ ok: false, reason: 'not-over' });
	expect(await plan({ day: '2027-04-30' })).toEqual({ ok: false, reason: 'in-the-past' });
	const both = await Promise.all([plan(), plan({ id: uuidv7() })]);
	expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
	expect(both).toContainEqual({ ok: false, reason: 'planned-already' });
	const sessions = await coordinator((tx) => listSessions(tx, course.id));
	expect(sessions.at(-1)).toMatchObject({
		kind: 'reunion',
		week: 8,
		title: { en: 'Together again', es: 'Nos vemos otra vez' }
	});
});

test('nobody else arranges or plans a session, and trying changes nothing', async ({ house }) => {
	const { course, coordinator, facilitator, week } = await arranging(house);
	const { course: other } = await courseWith(house, { firstDay: '2027-03-03' });
	const neighbour = await staffOf(house, 'facilitator', other.id);
	const { id } = week(3);
	const before = await kept(house);
	for (const somebody of [facilitator, neighbour]) {
		await expect(somebody((tx) => changeSession(tx, id, asIs))).rejects.toThrow(Forbidden);
		await expect(somebody((tx) => cancelSession(tx, id, 'why'))).rejects.toThrow(Forbidden);
		await expect(somebody((tx) => reopenSession(tx, id))).rejects.toThrow(Forbidden);
		await expect(somebody((tx) => undoChange(tx, id))).rejects.toThrow(Forbidden);
		await expect(somebody((tx) => lookAtMove(tx, id, asIs))).rejects.toThrow(Forbidden);
		await expect(
			somebody((tx) => planReunion(tx, course.id, { id: uuidv7(), day: '2027-09-01', from: '10:00', to: '11:00' }))
		).rejects.toThrow(Forbidden);
	}
	await expect(neighbour((tx) => planSession(tx, id, { version: 1, parts: [] }))).rejects.toThrow(Forbidden);
	await expect(neighbour((tx) => restorePlan(tx, id))).rejects.toThrow(Forbidden);
	for (const nowhere of [uuidv7(), 'x'])
		await expect(coordinator((tx) => cancelSession(tx, nowhere, 'why'))).rejects.toThrow(NotFound);
	expect(await kept(house)).toBe(before);
});
