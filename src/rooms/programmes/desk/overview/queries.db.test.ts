import { asOf, type Tx } from '#platform/db/tx.ts';
import { expect } from 'vitest';
import { NotFound } from '#platform/outcome.ts';
import { templates } from '#rooms/programmes/courses/template/templates.ts';
import { test } from '../../../../../tests/support/house.ts';
import { courseToday, staffOf } from '#cast/meetings.ts';
import { noteFollowUp } from '#rooms/programmes/meetings/follow-up/commands.server.ts';
import { noteAttendance } from '#rooms/programmes/meetings/register/commands.server.ts';
import { courseWith } from '#cast/joining.ts';
import { planReunion } from '#rooms/programmes/courses/reschedule/commands.server.ts';
import { listPlans } from '#rooms/programmes/courses/session/queries.server.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { listCalls } from '../call/queries.server.ts';
import { findMissed } from '../attention/queries.server.ts';
import { makeCohort } from '#rooms/programmes/courses/cohort/examples.ts';
import {
	countFinished,
	getCourseOverview,
	getReunionDefaults,
	listCourseNames,
	listCourses,
	listFinished,
	type CourseRow
} from './queries.server.ts';
import { findCohort, getCourseDefaults, getPublicCohort } from '#rooms/programmes/courses/cohort/queries.server.ts';

test('a coordinator finds her courses with how full they are and what is next', async ({ house }) => {
	const { course, coordinator, joins } = await courseWith(house, { firstDay: '2027-01-12', places: 1 });
	await joins();
	await joins();
	const before = new Date('2026-12-01');
	const past = async (tx: Tx) => (await listFinished(tx)).shown;
	const find = async (at: Date, list: (tx: Tx) => Promise<CourseRow[]> = listCourses) =>
		(await coordinator((tx) => list(asOf(tx, at)))).find(({ id }) => id === course.id);
	expect(await find(before)).toMatchObject({
		state: 'filling',
		venue: 'St Luke’s hall',
		places: 1,
		placed: 1,
		offered: 0,
		waiting: 1,
		meetings: 7,
		facilitators: 1,
		hasReunion: false
	});
	expect((await find(before))?.next).toMatchObject({ week: 1, title: { en: 'Settling in together' } });
	expect(await find(new Date('2027-01-20'))).toMatchObject({ state: 'running', next: { week: 3 } });
	expect(await find(new Date('2027-01-20'), past)).toBeUndefined();
	expect(await find(new Date('2027-03-01'))).toBeUndefined();
	expect(await find(new Date('2027-03-01'), past)).toMatchObject({ state: 'finished', next: null });
	await coordinator((tx) =>
		planReunion(asOf(tx, new Date('2027-03-01')), course.id, {
			id: uuidv7(),
			day: '2027-04-20',
			from: '10:00',
			to: '12:00'
		})
	);
	expect(await find(new Date('2027-03-01'), past)).toMatchObject({
		state: 'finished',
		hasReunion: true,
		meetings: 7,
		next: { week: 8 }
	});
});

test('a course is either among those of now or among those that are over, and these come in pages, the latest first', async ({
	house
}) => {
	const coordinator = await staffOf(house, 'coordinator');
	const make = (firstDay: string, draft: boolean) =>
		coordinator(async (tx) => (await makeCohort(tx, { firstDay, draft })).id);
	const [early, late, draft] = [
		await make('2027-01-12', false),
		await make('2027-01-19', false),
		await make('2027-01-12', true)
	];
	const later = async <T>(work: (tx: Tx) => Promise<T>) => coordinator((tx) => work(asOf(tx, new Date('2028-01-01'))));
	const ids = (rows: { id: string }[]) => rows.map((row) => row.id);
	expect(ids(await later((tx) => listCourses(tx)))).toEqual([draft]);
	expect(ids(await later((tx) => listCourseNames(tx)))).toEqual([draft]);
	const pages = [await later((tx) => listFinished(tx, 1, 1)), await later((tx) => listFinished(tx, 2, 1))];
	expect(pages.map((page) => ids(page.shown)).flat()).toEqual([late, early]);
	expect(pages[0]?.hasOlder).toBe(true);
	const all = ids((await later((tx) => listFinished(tx, 1, 100))).shown);
	expect(await later((tx) => countFinished(tx))).toBe(all.length);
});

test('a course as a whole says which days are stepped over and which plans do not fit', async ({ house }) => {
	const coordinator = await staffOf(house, 'coordinator');
	const { id } = await coordinator((tx) => makeCohort(tx, { firstDay: '2027-03-22', to: '11:30', draft: true }));
	const overview = await coordinator((tx) => getCourseOverview(asOf(tx, new Date('2027-01-01')), id));
	expect(overview).toMatchObject({ state: 'draft', placed: 0, hasPeople: false, team: [] });
	expect(overview.skipped).toEqual([
		{ day: '2027-03-29', holiday: 'easter-monday' },
		{ day: '2027-05-03', holiday: 'early-may' }
	]);
	expect(overview.sessions.map((session) => session.minutesToSpare)).toEqual(Array(7).fill(-30));
});

test('the form of a new course starts from the template, or from the course that is run again', async ({ house }) => {
	const coordinator = await staffOf(house, 'coordinator');
	const { id } = await coordinator((tx) => makeCohort(tx, { from: '13:00', to: '15:00', places: 9 }));
	const [fresh, again] = await coordinator(async (tx) => [
		await getCourseDefaults(tx, templates[0]),
		await getCourseDefaults(tx, templates[0], id)
	]);
	expect(fresh).toMatchObject({
		copied: null,
		defaults: { 'label-en': 'Seven weeks for you', 'label-es': 'Siete semanas para ti', places: '12', from: '10:00' }
	});
	expect(again).toMatchObject({
		defaults: { 'label-en': 'Seven Tuesdays for you', places: '9', from: '13:00', to: '15:00', 'band-two': '5' }
	});
	expect((await coordinator((tx) => getReunionDefaults(tx, id))).defaults).toEqual({
		day: '2027-04-20',
		from: '13:00',
		to: '15:00'
	});
});

test('who was missed twice is found until somebody has reached her', async ({ house }) => {
	const { course, coordinator, facilitator, today, at, joins } = await courseToday(house, 3);
	const nadia = await joins('Nadia');
	await joins('Elena');
	for (const week of [1, 2])
		await facilitator((tx) => noteAttendance(tx, at(week).id, { person: nadia.personId, state: 'no-word' }));
	const named = async () =>
		(await coordinator(listCalls)).filter(({ cohortId }) => cohortId === course.id).map((one) => one.called);
	const found = await coordinator((tx) => findMissed(tx, course.id));
	expect(found?.personIds).toContain(nadia.personId);
	expect(await named()).toContain('Nadia');
	await coordinator((tx) =>
		noteFollowUp(tx, today.id, nadia.personId, { reason: 'no-word-twice', outcome: 'not-reached' })
	);
	expect(await named()).toContain('Nadia');
	await coordinator((tx) =>
		noteFollowUp(tx, found?.sessionId ?? '', nadia.personId, { reason: 'no-word-twice', outcome: 'reached' })
	);
	expect(await named()).not.toContain('Nadia');
});

test('who sees a draft, and who a published course', async ({ house }) => {
	const coordinator = await staffOf(house, 'coordinator');
	const draft = await coordinator((tx) => makeCohort(tx, { draft: true }));
	const open = await coordinator((tx) => makeCohort(tx));
	const mine = await staffOf(house, 'facilitator', draft.id);
	const others = await staffOf(house, 'facilitator', open.id);
	const creche = await staffOf(house, 'creche_worker', draft.id);
	const evaluator = await staffOf(house, 'evaluator');
	const sees = async (who: typeof mine, id: string) => (await who((tx) => findCohort(tx, id))) !== undefined;
	for (const [who, seesDraft] of [
		[coordinator, true],
		[mine, true],
		[evaluator, true],
		[others, false],
		[creche, false]
	] as const) {
		expect(await sees(who, draft.id)).toBe(seesDraft);
		expect(await sees(who, open.id)).toBe(true);
	}
	expect((await mine((tx) => listPlans(tx, draft.id))).every(({ parts }) => parts.length === 7)).toBe(true);
	expect(await others((tx) => listPlans(tx, draft.id))).toEqual([]);
	expect(await house.as('visitor', (tx) => findCohort(tx, draft.id))).toBeUndefined();
	await expect(house.as('visitor', (tx) => getPublicCohort(tx, draft.slug))).rejects.toThrow(NotFound);
	for (const slug of ['', "x'--", '../manage', 'a'.repeat(500), '\u0000'])
		await expect(house.as('visitor', (tx) => getPublicCohort(tx, slug))).rejects.toThrow(NotFound);
});
