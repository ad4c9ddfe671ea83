import { expect } from 'vitest';
import { instant } from '#platform/clock.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { Forbidden } from '#platform/outcome.ts';
import { courseWith } from '#cast/joining.ts';
import { staffOf } from '#cast/meetings.ts';
import { personIn } from '#cast/people.ts';
import { listSessions } from '#rooms/programmes/courses/session/queries.server.ts';
import { test, type House } from '../../../../tests/support/house.ts';
import { makeFinal, openPlanAgain, sayRunOfPlan } from '../course-plan/commands.server.ts';
import { getCoursePlan } from '../course-plan/queries.server.ts';
import { publishProject, startProject, takeIntoProject } from '../project/commands.server.ts';
import { nameTheme } from '../theme/commands.server.ts';
import { listReasons } from '../thread/queries.server.ts';
import { addPlanLine, changePlanLine, removePlanLine } from './commands.server.ts';
import type { PlanLineFields } from './form.ts';
import { listPlanLines } from './queries.server.ts';

type Speak = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
const day = (shift: number) => new Date(instant() + shift * 864e5).toISOString().slice(0, 10);

/** A project of which the programme of a course came, with two themes, and a line that lives in a meeting. */
async function planned(house: House) {
	const { course, coordinator, facilitator } = await courseWith(house);
	const run = await coordinator((tx) =>
		tx.db.selectFrom('programmes.cohort').select('programme_id as id').where('id', '=', course.id).executeTakeFirst()
	);
	const [project, food, door, line] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
	const about = { name: { en: 'A course' }, purpose: {}, ladder: 'together', stage: 5 } as const;
	await coordinator((tx) => startProject(tx, { id: project, ...about, programmeId: run?.id ?? null }));
	const plain = { kind: 'solution', endA: {}, endB: {}, forA: {}, forB: {} } as const;
	for (const [id, en] of [
		[food, 'Food'],
		[door, 'The door']
	] as const)
		await coordinator((tx) => nameTheme(tx, project, { id, ...plain, name: { en } }));
	const [session] = await coordinator((tx) => listSessions(tx, course.id));
	const fields: PlanLineFields = {
		...{ area: 'food', words: { en: 'Soup' }, from: { kind: 'theme', id: food } },
		home: { kind: 'session', id: session?.id ?? '' }
	};
	expect((await coordinator((tx) => addPlanLine(tx, project, { id: line, ...fields }))).ok).toBe(true);
	const reasons = (kind: 'cohort' | 'session', id: string) =>
		coordinator(async (tx) => (await listReasons(tx, kind, id)).map((end) => end.id));
	return { course, coordinator, facilitator, project, food, door, line, fields, session: session?.id ?? '', reasons };
}

test('the meeting in which a line lives rests on what it follows from, as long as a line says so', async ({
	house
}) => {
	const { coordinator, project, food, door, line, fields, session, reasons } = await planned(house);
	expect(await reasons('session', session)).toEqual([food]);
	const change = (version: number, next: Partial<PlanLineFields>) =>
		coordinator((tx) => changePlanLine(tx, project, line, { version, ...fields, ...next }));
	expect((await change(1, { from: { kind: 'theme', id: door } })).ok).toBe(true);
	expect(await reasons('session', session)).toEqual([door]);
	expect(await change(1, {})).toMatchObject({ reason: 'changed-meanwhile' });
	expect(await change(2, { from: { kind: 'theme', id: uuidv7() } })).toMatchObject({ reason: 'not-there' });
	expect(await change(2, { home: { kind: 'cohort', id: uuidv7() } })).toMatchObject({ reason: 'not-there' });
	const second = { id: uuidv7(), ...fields, from: { kind: 'theme', id: door } } as const;
	await coordinator((tx) => addPlanLine(tx, project, second));
	await coordinator((tx) => removePlanLine(tx, project, line));
	expect(await reasons('session', session)).toEqual([door]);
	await coordinator((tx) => removePlanLine(tx, project, second.id));
	expect(await reasons('session', session)).toEqual([]);
});

test('once it is final its lines stand until it is opened again; a day to come is refused, and so is an empty plan', async ({
	house
}) => {
	const { course, coordinator, project, food, line, fields, reasons } = await planned(house);
	const finalBy = { en: 'The workshop' };
	const final = (finalOn: string) => coordinator((tx) => makeFinal(tx, project, { finalOn, finalBy }));
	expect(await final(day(2))).toMatchObject({ reason: 'in-future' });
	expect((await final(day(-1))).ok).toBe(true);
	expect(await coordinator((tx) => getCoursePlan(tx, project))).toMatchObject({ finalOn: day(-1), finalBy });
	const more = { id: uuidv7(), ...fields };
	expect(await coordinator((tx) => addPlanLine(tx, project, more))).toMatchObject({ reason: 'final' });
	expect(await coordinator((tx) => removePlanLine(tx, project, line))).toMatchObject({ reason: 'final' });
	const next = { version: 1, ...fields };
	expect(await coordinator((tx) => changePlanLine(tx, project, line, next))).toMatchObject({ reason: 'final' });
	expect(await coordinator((tx) => sayRunOfPlan(tx, project, uuidv7()))).toMatchObject({ reason: 'not-there' });
	expect((await coordinator((tx) => sayRunOfPlan(tx, project, course.id))).ok).toBe(true);
	expect(await reasons('cohort', course.id)).toEqual([food]);
	await coordinator((tx) => openPlanAgain(tx, project));
	expect((await coordinator((tx) => getCoursePlan(tx, project))).run?.id).toBe(course.id);
	expect((await coordinator((tx) => removePlanLine(tx, project, line))).ok).toBe(true);
	expect(await final(day(-1))).toMatchObject({ reason: 'empty' });
});

test('a plan is the project’s until the project is public; those who run it write it, and nobody else', async ({
	house
}) => {
	const { coordinator, facilitator, project, line, fields } = await planned(house);
	const ana = await personIn(house);
	const visitor: Speak = (work) => house.as('visitor', work);
	for (const who of [ana, visitor, facilitator]) expect(await who((tx) => listPlanLines(tx, project))).toEqual([]);
	await coordinator((tx) => takeIntoProject(tx, project, ana.id));
	expect(await ana((tx) => listPlanLines(tx, project))).toMatchObject([{ id: line, said: { en: 'Food' } }]);
	for (const who of [ana, await staffOf(house, 'evaluator')]) {
		await expect(who((tx) => addPlanLine(tx, project, { id: uuidv7(), ...fields }))).rejects.toThrow(Forbidden);
		await expect(who((tx) => removePlanLine(tx, project, line))).rejects.toThrow(Forbidden);
		await expect(who((tx) => openPlanAgain(tx, project))).rejects.toThrow(Forbidden);
	}
	await coordinator((tx) => publishProject(tx, project, true));
	expect(await visitor((tx) => listPlanLines(tx, project))).toMatchObject([{ id: line, said: null }]);
});
