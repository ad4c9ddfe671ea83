import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { deeds, kept } from '#cast/courses.ts';
import { staffOf } from '#cast/meetings.ts';
import { personIn } from '#cast/people.ts';
import { test, type House } from '../../../../tests/support/house.ts';
import { copyFor, eraseFor } from '../own-data.server.ts';
import { startProject, takeIntoProject } from '../project/commands.server.ts';
import { getProject } from '../project/queries.server.ts';
import { addTask, sayOfTask } from '../task/commands.server.ts';
import { standingOf } from '../task/fold.ts';
import { listTasks } from '../task/queries.server.ts';
import { goToStage, skipStage, takeUpStage, writeAnswer } from './commands.server.ts';
import { guideStages } from './library.ts';
import { listGuideAnswers, listSkipped } from './queries.server.ts';

type Speak = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** A project that has just begun, whoever coordinates, its facilitator, and one of its parents. */
async function begun(house: House) {
	const coordinator = await staffOf(house, 'coordinator');
	const projectId = uuidv7();
	const about = { name: { en: 'An idea' }, purpose: {}, ladder: 'parents', stage: 1, programmeId: null } as const;
	await coordinator((tx) => startProject(tx, { id: projectId, ...about }));
	const facilitator = await staffOf(house, 'facilitator', projectId);
	const parent = await personIn(house);
	await coordinator((tx) => takeIntoProject(tx, projectId, parent.id));
	return { projectId, coordinator, facilitator, parent };
}

/** What was done in guides since then, by its last word. */
async function deedsSince(house: House, before: readonly string[]): Promise<string[]> {
	const guides = (all: readonly string[]) => all.filter((deed) => deed.startsWith('coproduction.guide.'));
	const known = guides(before).toSorted();
	const now = guides(await deeds(house)).toSorted();
	for (const deed of known) now.splice(now.indexOf(deed), 1);
	return now.map((deed) => deed.split('.').at(-1) ?? '');
}

const answer = { question: 'for-whom', version: 0, words: 'Parents in the flats' };

test('whoever runs the project writes what is known, in her words; two who write at once lose nothing', async ({
	house
}) => {
	const { projectId, coordinator, facilitator } = await begun(house);
	const before = await deeds(house);
	for (const _ of [1, 2])
		expect(await facilitator((tx) => writeAnswer(tx, projectId, answer))).toMatchObject({ ok: true });
	const other = { ...answer, words: 'All who live here' };
	expect(await coordinator((tx) => writeAnswer(tx, projectId, other))).toEqual({
		ok: false,
		reason: 'changed-meanwhile'
	});
	expect(await coordinator((tx) => writeAnswer(tx, projectId, { ...other, version: 1 }))).toMatchObject({ ok: true });
	expect(await facilitator((tx) => listGuideAnswers(tx, projectId))).toEqual([{ ...other, version: 2 }]);
	await facilitator((tx) => writeAnswer(tx, projectId, { ...answer, version: 2, words: '' }));
	expect(await coordinator((tx) => listGuideAnswers(tx, projectId))).toEqual([]);
	const unknown = { ...answer, question: 'no-such-question' };
	await expect(coordinator((tx) => writeAnswer(tx, projectId, unknown))).rejects.toThrow(NotFound);
	expect((await deedsSince(house, before)).filter((deed) => deed === 'answered')).toHaveLength(3);
});

test('whoever evaluates reads the guide; parents, other projects and visitors do not, and none of them writes', async ({
	house
}) => {
	const { projectId, facilitator, parent } = await begun(house);
	await facilitator((tx) => writeAnswer(tx, projectId, answer));
	await facilitator((tx) => skipStage(tx, projectId, 4, 'The charity does that'));
	await facilitator((tx) => addTask(tx, projectId, { id: uuidv7(), stage: 1, what: 'Ask Farida' }));
	const [evaluator, elsewhere] = [await staffOf(house, 'evaluator'), await staffOf(house, 'facilitator', uuidv7())];
	const seen = (who: Speak) =>
		who(async (tx) => [
			(await listGuideAnswers(tx, projectId)).length,
			(await listSkipped(tx, projectId)).length,
			(await listTasks(tx, projectId)).length
		]);
	expect(await seen(evaluator)).toEqual([1, 1, 1]);
	for (const who of [elsewhere, parent]) expect(await seen(who)).toEqual([0, 0, 0]);
	const before = await kept(house);
	for (const [who, wrong] of [
		[evaluator, Forbidden],
		[parent, Forbidden],
		[elsewhere, NotFound]
	] as const) {
		const said = { version: 0, state: 'done', why: null, doneOn: null } as const;
		for (const work of [
			() => who((tx) => writeAnswer(tx, projectId, { ...answer, version: 1, words: 'Other' })),
			() => who((tx) => goToStage(tx, projectId, 2)),
			() => who((tx) => skipStage(tx, projectId, 2, 'No')),
			() => who((tx) => takeUpStage(tx, projectId, 4)),
			() => who((tx) => addTask(tx, projectId, { id: uuidv7(), stage: 1, what: 'X' })),
			() => who((tx) => sayOfTask(tx, projectId, 'find-room', said))
		])
			await expect(work()).rejects.toThrow(wrong);
	}
	expect(await kept(house)).toBe(before);
});

test('a stage is left out with a reason and taken up again; the project goes on to any stage, and back', async ({
	house
}) => {
	const { projectId, coordinator } = await begun(house);
	const before = await deeds(house);
	for (const why of ['Others asked', 'Others asked', 'They told us'])
		await coordinator((tx) => skipStage(tx, projectId, 1, why));
	expect(await coordinator((tx) => listSkipped(tx, projectId))).toEqual([{ stage: 1, why: 'They told us' }]);
	for (const stage of [3, 3, 1]) await coordinator((tx) => goToStage(tx, projectId, stage));
	expect(await coordinator((tx) => getProject(tx, projectId))).toMatchObject({ stage: 1, version: 3 });
	expect(await coordinator((tx) => listSkipped(tx, projectId))).toEqual([]);
	for (const _ of [1, 2]) await coordinator((tx) => takeUpStage(tx, projectId, 1));
	for (const stage of [0, 6])
		await expect(coordinator((tx) => goToStage(tx, projectId, stage))).rejects.toThrow(NotFound);
	expect(await deedsSince(house, before)).toEqual(['skipped', 'skipped', 'taken-up', 'went-on', 'went-on']);
});

test('tasks of the guide and own ones: needed or not with a why, done on a day; counted beside the questions', async ({
	house
}) => {
	const { projectId, coordinator } = await begun(house);
	const say = (name: string, standing: object) =>
		coordinator((tx) =>
			sayOfTask(tx, projectId, name, { version: 0, state: 'needed', why: null, doneOn: null, ...standing })
		);
	await coordinator((tx) => writeAnswer(tx, projectId, answer));
	expect(await say('ask-ten-parents', { state: 'done' })).toMatchObject({ ok: true });
	expect(await say('find-numbers', { state: 'not-needed', why: 'We counted' })).toMatchObject({ ok: true });
	expect(await say('find-numbers', {})).toEqual({ ok: false, reason: 'changed-meanwhile' });
	await expect(say('tell-them-back', { state: 'not-needed' })).rejects.toThrow('not_needed_because');
	await expect(say('no-such-task', {})).rejects.toThrow(NotFound);
	const own = await coordinator((tx) => addTask(tx, projectId, { id: uuidv7(), stage: 1, what: 'Ask Farida' }));
	const id = own.ok ? own.value : '';
	await say(id, { state: 'done', version: 1, doneOn: '2026-01-02' });
	const [first, second] = guideStages;
	const written = await coordinator(async (tx) => ({
		...{ answers: await listGuideAnswers(tx, projectId), skipped: [] },
		tasks: await listTasks(tx, projectId)
	}));
	const standing = first && standingOf(first, written);
	expect(standing).toMatchObject({ answered: 1, questions: 8, done: 2, toDo: 3, skipped: null });
	expect(standing?.tasks.at(-1)).toMatchObject({ name: id, words: 'Ask Farida', isOwn: true, doneOn: '2026-01-02' });
	expect(standing?.tasks[0]?.doneOn).toMatch(/^\d{4}-\d\d-\d\d$/);
	expect(second && standingOf(second, written)).toMatchObject({ answered: 0, done: 0 });
});

test('whoever wrote an answer has it in her copy; once she is forgotten nobody stands beside it', async ({ house }) => {
	const { projectId, facilitator } = await begun(house);
	await facilitator((tx) => writeAnswer(tx, projectId, answer));
	const her = await facilitator(async (tx) => tx.actor.id ?? '');
	expect((await facilitator((tx) => copyFor(tx, her)))['coproduction.guide_answer']).toMatchObject([
		{ question: 'for-whom', words: answer.words }
	]);
	await house.as('job', (tx) => eraseFor(tx, her));
	expect((await facilitator((tx) => copyFor(tx, her)))['coproduction.guide_answer']).toEqual([]);
	expect(await facilitator((tx) => listGuideAnswers(tx, projectId))).toHaveLength(1);
});
