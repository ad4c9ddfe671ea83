import { sql } from 'kysely';
import { expect } from 'vitest';
import { instant } from '#platform/clock.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { draftIn } from '#cast/coproduction.ts';
import { courseWith } from '#cast/joining.ts';
import { staffOf } from '#cast/meetings.ts';
import { personIn } from '#cast/people.ts';
import { test, type House } from '../../../../tests/support/house.ts';
import { publishProject, startProject, takeIntoProject } from '../project/commands.server.ts';
import { nameTheme } from '../theme/commands.server.ts';
import { tieReasons } from '../thread/commands.server.ts';
import { listReasons, reasonsOf, threadOf } from '../thread/queries.server.ts';
import { changeCriterion, writeCriterion } from './commands.server.ts';
import { getCriterion, listCriteria, listGoalsToChoose } from './queries.server.ts';

type Speak = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

const day = (shift: number) => new Date(instant() + shift * 864e5).toISOString().slice(0, 10);
const talked = { words: { en: 'Somebody to ring' }, decisionId: null, talkedOn: day(-1), why: {} } as const;
const onNothing = { themes: [], decisions: [] } as const;

/** A project of which the programme of a course came, with a theme and a criterion that becomes a goal. */
async function agreed(house: House, words: Words = talked.words) {
	const { course, coordinator, facilitator } = await courseWith(house);
	const run = coordinator((tx) =>
		tx.db.selectFrom('programmes.cohort').select('programme_id as id').where('id', '=', course.id).executeTakeFirst()
	);
	const [project, theme, criterion] = [uuidv7(), uuidv7(), uuidv7()];
	const about = { name: { en: 'A course' }, purpose: {}, ladder: 'together', stage: 5 } as const;
	const programmeId = (await run)?.id ?? null;
	await coordinator((tx) => startProject(tx, { id: project, ...about, programmeId }));
	const plain = { kind: 'solution', endA: {}, endB: {}, forA: {}, forB: {} } as const;
	await coordinator((tx) => nameTheme(tx, project, { id: theme, ...plain, name: { en: 'Bad days' } }));
	const rests = { themes: [theme], decisions: [] };
	await coordinator((tx) =>
		writeCriterion(tx, project, { id: criterion, ...talked, words, becomes: 'goal', ...rests })
	);
	return { course, coordinator, facilitator, project, theme, criterion };
}

test('a criterion is the project’s until the project is public; those who run it write it, and nobody else', async ({
	house
}) => {
	const { coordinator, facilitator, project, theme, criterion } = await agreed(house);
	const ana = await personIn(house);
	const visitor: Speak = (work) => house.as('visitor', work);
	for (const who of [ana, visitor, facilitator]) {
		expect(await who((tx) => listCriteria(tx, project))).toEqual([]);
		await expect(who((tx) => threadOf(tx, 'criterion', criterion))).rejects.toThrow(NotFound);
	}
	await coordinator((tx) => takeIntoProject(tx, project, ana.id));
	expect(await ana((tx) => listCriteria(tx, project))).toMatchObject([{ id: criterion, becomes: 'goal' }]);
	expect((await ana((tx) => threadOf(tx, 'criterion', criterion))).earlier).toMatchObject([{ id: theme }]);
	const evaluator = await staffOf(house, 'evaluator');
	const next = { version: 1, ...talked, becomes: 'value', ...onNothing } as const;
	for (const who of [ana, evaluator]) {
		await expect(who((tx) => changeCriterion(tx, criterion, next))).rejects.toThrow(Forbidden);
		const more = { id: uuidv7(), ...talked, becomes: 'value', ...onNothing } as const;
		await expect(who((tx) => writeCriterion(tx, project, more))).rejects.toThrow(Forbidden);
	}
	expect(await coordinator((tx) => getCriterion(tx, criterion))).toMatchObject({ becomes: 'goal', version: 1 });
	await coordinator((tx) => publishProject(tx, project, true));
	expect(await visitor((tx) => threadOf(tx, 'criterion', criterion))).toMatchObject({
		from: { id: criterion },
		earlier: []
	});
});

test('not measured is never without a why; the day of a talk has been, and a change made from an older version is refused', async ({
	house
}) => {
	const { coordinator, project, criterion } = await agreed(house);
	const change = (version: number, fields: object) =>
		coordinator((tx) =>
			changeCriterion(tx, criterion, { version, ...talked, becomes: 'value', ...onNothing, ...fields })
		);
	await expect(change(1, { becomes: 'not-measured' })).rejects.toThrow('why_not_measured');
	await expect(change(1, { talkedOn: null })).rejects.toThrow('chosen_once');
	expect(await change(1, { talkedOn: day(2) })).toMatchObject({ reason: 'in-future' });
	expect(await change(1, { talkedOn: null, decisionId: uuidv7() })).toMatchObject({ reason: 'not-decided' });
	expect((await change(1, { becomes: 'not-measured', why: { en: 'A form would spoil it' } })).ok).toBe(true);
	expect(await change(1, {})).toMatchObject({ reason: 'changed-meanwhile' });
	expect(await coordinator((tx) => listCriteria(tx, project))).toMatchObject([
		{ becomes: 'not-measured', why: { en: 'A form would spoil it' }, version: 2 }
	]);
});

test('what was chosen by a vote that is over rests on it by itself; one that is not over is no vote by which something was chosen', async ({
	house
}) => {
	const { coordinator, decisionId, projectId } = await draftIn(house);
	const id = uuidv7();
	const fields = { id, words: { en: 'I laughed' }, decisionId, talkedOn: null, becomes: 'measure', why: {} } as const;
	const write = () => coordinator((tx) => writeCriterion(tx, projectId, { ...fields, ...onNothing }));
	expect(await write()).toMatchObject({ reason: 'not-decided' });
	await sql`update coproduction.decision set state = 'counted', counted_at = platform.now(), opened_at = platform.now() where id = ${decisionId}`.execute(
		house.owner.db
	);
	expect((await write()).ok).toBe(true);
	expect((await coordinator((tx) => reasonsOf(tx, 'criterion', [id])))[id]).toEqual({
		needs: [],
		themes: [],
		decisions: [decisionId]
	});
});

test('a goal is offered to whoever comes to the courses of the programme, and to nobody else; a course rests on criteria', async ({
	house
}) => {
	const { course, coordinator, project, criterion } = await agreed(house, { en: 'I sang again' });
	const bea = await personIn(house);
	expect(await bea((tx) => listGoalsToChoose(tx, course.id))).toEqual([]);
	const of = { org_id: house.orgId, circle_id: course.id, person_id: bea.id };
	await house.owner.db.insertInto('people.membership').values(of).execute();
	expect(await bea((tx) => listGoalsToChoose(tx, course.id))).toContainEqual({ en: 'I sang again' });
	expect(await coordinator((tx) => listGoalsToChoose(tx, course.id))).toEqual([]);
	const reasons = { ...onNothing, criteria: [criterion, uuidv7()] };
	await coordinator((tx) => tieReasons(tx, { kind: 'cohort', id: course.id, projectId: project }, reasons));
	expect(await coordinator((tx) => listReasons(tx, 'cohort', course.id))).toMatchObject([
		{ kind: 'criterion', id: criterion }
	]);
	expect((await coordinator((tx) => threadOf(tx, 'criterion', criterion))).later).toMatchObject([{ id: course.id }]);
	const put = sql`insert into coproduction.because (org_id, project_id, criterion_id, by_criterion_id)
		values (${house.orgId}, ${project}, ${criterion}, ${criterion})`;
	await expect(put.execute(house.owner.db)).rejects.toMatchObject({ code: '23514' });
	const next = { version: 1, ...talked, becomes: 'value', ...onNothing } as const;
	await coordinator((tx) => changeCriterion(tx, criterion, next));
	expect(await bea((tx) => listGoalsToChoose(tx, course.id))).not.toContainEqual({ en: 'I sang again' });
});
