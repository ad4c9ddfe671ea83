import { expect } from 'vitest';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { deeds } from '#cast/courses.ts';
import { staffOf } from '#cast/meetings.ts';
import { personIn } from '#cast/people.ts';
import { test } from '../../../../../tests/support/house.ts';
import { makeCohort } from '../cohort/examples.ts';
import { getCohort, getCourseDefaults } from '../cohort/queries.server.ts';
import { sevenWeekCourse } from '../template/seven-week-course.ts';
import { nameProgramme } from './commands.server.ts';
import { listFormerNames, listProgrammesOf, listRunsToName } from './queries.server.ts';

const porch = { en: 'The Porch', es: 'El porche' };
const cup = { en: 'The Warm Cup', es: 'La taza caliente' };

test('a programme takes a new name with the runs that are named; what it was called before stands on their pages, and the next run begins with the new one', async ({
	house
}) => {
	const coordinator = await staffOf(house, 'coordinator');
	const [first, second] = [await coordinator((tx) => makeCohort(tx)), await coordinator((tx) => makeCohort(tx))];
	const [programme] = await coordinator((tx) => listProgrammesOf(tx, sevenWeekCourse));
	const named = (name: typeof porch, runs: string[]) =>
		coordinator((tx) => nameProgramme(tx, programme?.id ?? '', name, runs));
	const { label, version } = await coordinator((tx) => getCohort(tx, first.id));
	const runs = await coordinator((tx) => listRunsToName(tx, programme?.id ?? ''));
	expect(runs.map(({ id }) => id).toSorted()).toEqual([first.id, second.id].toSorted());
	expect(await named(porch, [first.id])).toEqual({ ok: true, value: [first.id] });
	expect(await named(porch, [first.id]), 'twice is once').toEqual({ ok: true, value: [first.id] });
	expect(await coordinator((tx) => getCohort(tx, first.id))).toMatchObject({ label: porch, version: version + 1 });
	expect((await coordinator((tx) => getCohort(tx, second.id))).label).toEqual(label);
	const before = (id: string) => house.as('visitor', (tx) => listFormerNames(tx, id));
	expect(await before(first.id)).toEqual([label, sevenWeekCourse.name]);
	expect(await before(second.id)).toEqual([sevenWeekCourse.name]);
	const { defaults } = await coordinator((tx) => getCourseDefaults(tx, sevenWeekCourse));
	expect(defaults).toMatchObject({ 'label-en': 'The Porch', 'label-es': 'El porche' });
	await named(cup, [first.id]);
	expect(await before(first.id)).toEqual([porch, label, sevenWeekCourse.name]);
	expect((await deeds(house)).filter((deed) => deed === 'programmes.programme.named')).toHaveLength(3);
});

test('nobody but whoever coordinates the whole organisation names a programme, and a run of another one stays as it is', async ({
	house
}) => {
	const coordinator = await staffOf(house, 'coordinator');
	const run = await coordinator((tx) => makeCohort(tx));
	const { label } = await coordinator((tx) => getCohort(tx, run.id));
	const [programme] = await coordinator((tx) => listProgrammesOf(tx, sevenWeekCourse));
	const id = programme?.id ?? '';
	const others = [
		await staffOf(house, 'facilitator', run.id),
		await staffOf(house, 'coordinator', run.id),
		await staffOf(house, 'evaluator'),
		await personIn(house)
	];
	for (const other of others) await expect(other((tx) => nameProgramme(tx, id, porch))).rejects.toThrow(Forbidden);
	await expect(coordinator((tx) => nameProgramme(tx, run.id, porch))).rejects.toThrow(NotFound);
	await expect(coordinator((tx) => nameProgramme(tx, 'x', porch))).rejects.toThrow(NotFound);
	expect(await coordinator((tx) => nameProgramme(tx, id, porch, ['x', id]))).toEqual({ ok: true, value: [] });
	expect((await coordinator((tx) => getCohort(tx, run.id))).label).toEqual(label);
});
