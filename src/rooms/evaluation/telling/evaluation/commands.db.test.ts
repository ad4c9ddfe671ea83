import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { staffOf } from '#cast/meetings.ts';
import { personIn } from '#cast/people.ts';
import { test, type House } from '../../../../../tests/support/house.ts';
import { askAboutCriteria, takeQuestionOut, writeQuestion } from '../question/commands.server.ts';
import { listCriteriaToAsk, listEvaluationQuestions } from '../question/queries.server.ts';
import { changePlan, moveOn, planEvaluation } from './commands.server.ts';
import { examplePlan } from './examples.ts';
import { getEvaluation, listEvaluations } from './queries.server.ts';

async function planned(house: House) {
	const evaluator = await staffOf(house, 'evaluator');
	const id = uuidv7();
	expect((await evaluator((tx) => planEvaluation(tx, { id, ...examplePlan }))).ok).toBe(true);
	return { evaluator, id };
}

test('a plan is read by whoever evaluates or coordinates, and written by whoever evaluates', async ({ house }) => {
	const { evaluator, id } = await planned(house);
	const coordinator = await staffOf(house, 'coordinator');
	for (const who of [evaluator, coordinator])
		expect(await who((tx) => getEvaluation(tx, id))).toMatchObject({ ...examplePlan, state: 'planned', version: 1 });
	for (const who of [await personIn(house), await staffOf(house, 'facilitator', uuidv7())]) {
		expect(await who(listEvaluations)).toEqual([]);
		await expect(who((tx) => planEvaluation(tx, { id: uuidv7(), ...examplePlan }))).rejects.toThrow(Forbidden);
		await expect(who((tx) => changePlan(tx, id, { version: 1, ...examplePlan }))).rejects.toThrow(NotFound);
	}
	await expect(coordinator((tx) => changePlan(tx, id, { version: 1, ...examplePlan }))).rejects.toThrow(Forbidden);
	await expect(coordinator((tx) => moveOn(tx, id, 'closed'))).rejects.toThrow(Forbidden);
	const later = { ...examplePlan, closesOn: '2027-06-01' };
	expect((await evaluator((tx) => changePlan(tx, id, { version: 1, ...later }))).ok).toBe(true);
	const again = await evaluator((tx) => changePlan(tx, id, { version: 1, ...examplePlan }));
	expect(again).toMatchObject({ reason: 'changed-meanwhile' });
	expect(await evaluator((tx) => getEvaluation(tx, id))).toMatchObject({ closesOn: '2027-06-01', version: 2 });
});

test('nobody is listened to before each question has a method; it goes on step by step, and once ended its plan stays as it is', async ({
	house
}) => {
	const { evaluator, id } = await planned(house);
	const go = (to: 'collecting' | 'reading' | 'published' | 'closed') => evaluator((tx) => moveOn(tx, id, to));
	const write = (question: string | null, methods: ('stories' | 'panel')[]) =>
		evaluator((tx) => writeQuestion(tx, id, { question, words: { en: 'What changed?' }, methods }));
	expect(await go('collecting')).toMatchObject({ reason: 'no-methods' });
	for (let twice = 0; twice < 2; twice++) expect((await write(null, [])).ok).toBe(true);
	const [question, ...more] = await evaluator((tx) => listEvaluationQuestions(tx, id));
	expect(more).toEqual([]);
	expect(await go('collecting')).toMatchObject({ reason: 'no-methods' });
	expect((await write(question!.id, ['stories'])).ok).toBe(true);
	await expect(write(uuidv7(), [])).rejects.toThrow(NotFound);
	expect(await go('reading')).toMatchObject({ reason: 'moved-meanwhile' });
	expect(await go('published')).toMatchObject({ reason: 'moved-meanwhile' });
	for (let twice = 0; twice < 2; twice++) expect((await go('collecting')).ok).toBe(true);
	expect((await go('closed')).ok).toBe(true);
	expect(await write(question!.id, ['panel'])).toMatchObject({ reason: 'over' });
	expect(await evaluator((tx) => takeQuestionOut(tx, id, question!.id))).toMatchObject({ reason: 'over' });
	expect(await evaluator((tx) => changePlan(tx, id, { version: 1, ...examplePlan }))).toMatchObject({ reason: 'over' });
	expect((await evaluator((tx) => listEvaluationQuestions(tx, id)))[0]).toMatchObject({ methods: ['stories'] });
});

test('it begins with criteria that parents chose, in their words; what is no goal and nothing to be asked about is left out', async ({
	house
}) => {
	const { evaluator, id } = await planned(house);
	const [project, goal, value] = [uuidv7(), uuidv7(), uuidv7()];
	const org_id = house.orgId;
	const about = { name: '{"en":"A course"}', ladder: 'together' };
	await house.owner.db
		.insertInto('coproduction.project')
		.values({ org_id, id: project, ...about })
		.execute();
	const chosen = { org_id, project_id: project, words: '{"en":"I laughed"}', talked_on: '2026-01-01' };
	await house.owner.db
		.insertInto('coproduction.criterion')
		.values([
			{ ...chosen, id: goal, becomes: 'goal' },
			{ ...chosen, id: value, becomes: 'value' }
		])
		.execute();
	expect((await evaluator(listCriteriaToAsk)).map((one) => one.id)).toEqual([goal]);
	await evaluator((tx) => askAboutCriteria(tx, id, [goal, value, uuidv7()]));
	const expected = { words: { en: 'I laughed' }, methods: [], criterionId: goal };
	expect(await evaluator((tx) => listEvaluationQuestions(tx, id))).toMatchObject([expected]);
	const stranger = await personIn(house);
	await expect(stranger((tx) => askAboutCriteria(tx, id, [goal]))).rejects.toThrow(NotFound);
});
