import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { countPlaces } from '#programmes/courses';
import { courseToday, speaker, staffOf } from '#cast/meetings.ts';
import { deeds, kept } from '#cast/courses.ts';
import { test, type House } from '../../../../tests/support/house.ts';
import { makeActivity } from '../activity/examples.ts';
import { copyFor, eraseFor } from '../own-data.server.ts';
import { startProject, takeIntoProject } from '../project/commands.server.ts';
import { addStep, changeStep, moveStep, takeStepOut, type NewStep } from '../step/commands.server.ts';
import { getStep, listSteps } from '../step/queries.server.ts';
import { changeWorkshop, giveUpWorkshop, planWorkshop } from './commands.server.ts';
import {
	findTurnoutBefore,
	findWorkshopTurnout,
	getWorkshop,
	listMeetingsToChoose,
	listWorkshops
} from './queries.server.ts';

const purpose = { en: 'What helps?' };
const nobody = { personId: null, ledBy: null };

/** A project with its facilitator and a parent, a course of another circle that meets today, and a workshop that has no meeting yet. */
async function planned(house: House) {
	const course = await courseToday(house);
	const { coordinator, joins } = course;
	const projectId = uuidv7();
	const about = { name: { en: 'A course' }, purpose: {}, ladder: 'together', stage: 3 } as const;
	const { programmeId } = await coordinator((tx) =>
		tx.db
			.selectFrom('programmes.course_card')
			.select('programme_id as programmeId')
			.where('id', '=', course.course.id)
			.executeTakeFirstOrThrow()
	);
	await coordinator((tx) => startProject(tx, { id: projectId, ...about, programmeId }));
	const facilitator = await staffOf(house, 'facilitator', projectId);
	const { personId } = await joins('Ana');
	await coordinator((tx) => takeIntoProject(tx, projectId, personId));
	const id = uuidv7();
	await facilitator((tx) => planWorkshop(tx, projectId, { id, purpose, sessionId: null }));
	const add = (fields: Partial<NewStep> & { what: string }) => {
		const step = { id: uuidv7(), minutes: null, ...nobody, ...fields };
		return facilitator((tx) => addStep(tx, id, step));
	};
	return { ...course, projectId, facilitator, personId, id, add };
}

test('whoever runs the project plans step by step; whoever evaluates reads, and nobody else', async ({ house }) => {
	const { facilitator, coordinator, projectId, personId, id, add } = await planned(house);
	const own = await coordinator(makeActivity);
	const bus = await add({ what: 'bus-stop', personId });
	await add({ what: 'break' });
	await add({ what: own, minutes: 30, ledBy: 'Amina' });
	const titles = async () => (await facilitator((tx) => listSteps(tx, id))).map((one) => [one.place, one.minutes]);
	expect(await titles()).toEqual([
		[1, 20],
		[2, 15],
		[3, 30]
	]);
	expect(await facilitator((tx) => listSteps(tx, id))).toMatchObject([
		{ called: 'Ana', isBreak: false, activity: { id: 'bus-stop' } },
		{ isBreak: true, activity: null },
		{ ledBy: 'Amina', activity: { id: own } }
	]);
	const [evaluator, elsewhere] = [await staffOf(house, 'evaluator'), await staffOf(house, 'facilitator', uuidv7())];
	const [first] = await evaluator((tx) => listSteps(tx, id));
	expect(first).toMatchObject({ personId, called: null });
	expect(await elsewhere((tx) => listWorkshops(tx, projectId))).toEqual([]);
	const before = await kept(house);
	const stepId = bus.ok ? bus.value : '';
	for (const [who, wrong] of [
		[evaluator, Forbidden],
		[elsewhere, NotFound]
	] as const) {
		const step = { id: uuidv7(), what: 'break', minutes: 5, ...nobody };
		await expect(who((tx) => planWorkshop(tx, projectId, { id: uuidv7(), purpose, sessionId: null }))).rejects.toThrow(
			wrong
		);
		await expect(who((tx) => changeWorkshop(tx, id, { version: 1, purpose, sessionId: null }))).rejects.toThrow(wrong);
		await expect(who((tx) => giveUpWorkshop(tx, id))).rejects.toThrow(wrong);
		await expect(who((tx) => addStep(tx, id, step))).rejects.toThrow(wrong);
		await expect(who((tx) => moveStep(tx, stepId, 3))).rejects.toThrow(wrong);
		await expect(who((tx) => changeStep(tx, stepId, { version: 1, minutes: 5, ...nobody }))).rejects.toThrow(wrong);
		await expect(who((tx) => takeStepOut(tx, stepId))).rejects.toThrow(wrong);
	}
	expect(await kept(house)).toBe(before);
	for (const place of [3, 3, 24]) await facilitator((tx) => moveStep(tx, stepId, place));
	expect(await titles()).toEqual([
		[1, 15],
		[2, 30],
		[3, 20]
	]);
	const change = { version: 1, minutes: 25, personId: null, ledBy: 'Everybody' };
	expect((await facilitator((tx) => changeStep(tx, stepId, change))).ok).toBe(true);
	expect(await facilitator((tx) => changeStep(tx, stepId, change))).toMatchObject({ reason: 'changed-meanwhile' });
	const [rest] = await facilitator((tx) => listSteps(tx, id));
	await facilitator((tx) => takeStepOut(tx, rest?.id ?? ''));
	expect(await titles()).toEqual([
		[1, 30],
		[2, 25]
	]);
	await facilitator((tx) => giveUpWorkshop(tx, id));
	await expect(facilitator((tx) => getWorkshop(tx, id))).rejects.toThrow(NotFound);
	await expect(facilitator((tx) => getStep(tx, stepId))).rejects.toThrow(NotFound);
	const done = (await deeds(house)).filter((deed) => /coproduction\.(workshop|step)/.test(deed));
	expect([...new Set(done)].sort()).toEqual([
		...[
			'coproduction.step.added',
			'coproduction.step.changed',
			'coproduction.step.moved',
			'coproduction.step.taken-out'
		],
		...['coproduction.workshop.given-up', 'coproduction.workshop.planned']
	]);
});

test('what is not offered is refused: an activity or a meeting that is not there, somebody of another project, a step too many', async ({
	house
}) => {
	const { facilitator, id, add, joins, course } = await planned(house);
	expect(await add({ what: 'no-such-thing' })).toMatchObject({ reason: 'no-such-activity' });
	expect(await add({ what: uuidv7() })).toMatchObject({ reason: 'no-such-activity' });
	const { personId } = await joins('Bea');
	expect(await add({ what: 'break', personId })).toMatchObject({ reason: 'not-of-project' });
	const change = { version: 1, purpose, sessionId: uuidv7() };
	expect(await facilitator((tx) => changeWorkshop(tx, id, change))).toMatchObject({ reason: 'no-such-meeting' });
	const other = await courseToday(house);
	const ofOther = { ...change, sessionId: other.today.id };
	const choosable = await facilitator((tx) => listMeetingsToChoose(tx, { programmeId: null }));
	expect(choosable.some((one) => one.id === other.today.id || one.id === course.id)).toBe(false);
	expect((await facilitator((tx) => changeWorkshop(tx, id, { ...change, sessionId: null }))).ok).toBe(true);
	expect(await facilitator((tx) => changeWorkshop(tx, id, ofOther))).toMatchObject({ reason: 'changed-meanwhile' });
	for (let n = 0; n < 24; n++) expect((await add({ what: 'break' })).ok).toBe(true);
	expect(await add({ what: 'break' })).toMatchObject({ reason: 'enough' });
});

test('a workshop is a meeting: whoever reads the plan reads how many booked and came, also where its people are not hers to see', async ({
	house
}) => {
	const { facilitator, coordinator, projectId, id, at, joins, today } = await planned(house);
	await joins('Bea');
	const meet = (workshop: string, sessionId: string) =>
		facilitator((tx) => changeWorkshop(tx, workshop, { version: 1, purpose, sessionId }));
	expect((await meet(id, today.id)).ok).toBe(true);
	expect(await facilitator((tx) => getWorkshop(tx, id))).toMatchObject({ startsAt: today.startsAt, version: 2 });
	expect(await facilitator((tx) => findWorkshopTurnout(tx, id))).toEqual({ booked: 2, came: null });
	const next = uuidv7();
	await facilitator((tx) => planWorkshop(tx, projectId, { id: next, purpose, sessionId: at(2).id }));
	const later = await facilitator((tx) => getWorkshop(tx, next));
	expect(await facilitator((tx) => findTurnoutBefore(tx, later))).toBeUndefined();
	const people = await house.owner.db
		.selectFrom('programmes.registration')
		.select('person_id as person')
		.where('cohort_id', '=', today.cohortId)
		.execute();
	const [one] = people;
	const noted = { org_id: house.orgId, session_id: today.id, person_id: one?.person ?? '', noted_by: coordinator.id };
	await house.owner.db
		.updateTable('programmes.session')
		.set({ starts_at: new Date(today.startsAt.getTime() - 864e5), ends_at: new Date(today.endsAt.getTime() - 864e5) })
		.where('id', '=', today.id)
		.execute();
	await house.owner.db
		.insertInto('programmes.attendance')
		.values({ ...noted, state: 'came', noted_at: today.startsAt })
		.execute();
	expect(await facilitator((tx) => findWorkshopTurnout(tx, id))).toEqual({ booked: 2, came: 1 });
	expect(await facilitator((tx) => findTurnoutBefore(tx, later))).toMatchObject({ booked: 2, came: 1 });
	const seen = await facilitator((tx) => tx.db.selectFrom('programmes.attendance').select('person_id').execute());
	expect(seen).toEqual([]);
	for (const who of [await staffOf(house, 'facilitator', uuidv7()), await speaker(house, one?.person ?? '')])
		expect(await who((tx) => findWorkshopTurnout(tx, id))).toBeUndefined();
	expect(await coordinator((tx) => listWorkshops(tx, projectId))).toMatchObject([{ id }, { id: next }]);
	await facilitator((tx) => giveUpWorkshop(tx, id));
	expect(await facilitator((tx) => listWorkshops(tx, projectId))).toMatchObject([{ id: next }]);
	expect(await coordinator((tx) => countPlaces(tx, today.cohortId))).toMatchObject({ taken: 2 });
});

test('a parent who leads a step has it in her copy; once she is forgotten it is led by nobody', async ({ house }) => {
	const { facilitator, personId, id, add } = await planned(house);
	await add({ what: 'bus-stop', personId });
	const ana = await speaker(house, personId);
	expect((await ana((tx) => copyFor(tx, personId)))['coproduction.step']).toMatchObject([{ library: 'bus-stop' }]);
	await expect(ana((tx) => getWorkshop(tx, id))).rejects.toThrow(NotFound);
	await house.as('job', (job) => eraseFor(job, personId));
	expect(await facilitator((tx) => listSteps(tx, id))).toMatchObject([{ personId: null, called: null }]);
});

test('the plan says what lets people come, and a care that is emptied is gone', async ({ house }) => {
	const { facilitator, id } = await planned(house);
	const cares = { interpreter: { es: 'Al oído' }, expenses: { en: 'Bus' }, thanks: {} };
	const change = (version: number, more: object) =>
		facilitator((tx) => changeWorkshop(tx, id, { version, purpose, sessionId: null, ...more }));
	expect(await change(1, cares)).toEqual({ ok: true });
	expect(await facilitator((tx) => getWorkshop(tx, id))).toMatchObject({ purpose, ...cares });
	await change(2, { expenses: { en: 'Bus' } });
	expect(await facilitator((tx) => getWorkshop(tx, id))).toMatchObject({ interpreter: {}, expenses: { en: 'Bus' } });
});
