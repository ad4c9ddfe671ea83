import { expect } from 'vitest';
import { NotFound } from '#platform/outcome.ts';
import { test } from '../../../../../tests/support/house.ts';
import { deeds } from '#cast/courses.ts';
import { courseToday, speaker } from '#cast/meetings.ts';
import { letGoalGo, plantGoal, shareGoal, turnGoal, waterGoal } from './commands.server.ts';
import { listGoalsOfGroup, listMyGoals, seeGoals } from './queries.server.ts';

test('a goal is hers alone until she shares it, and what she shares has no leaves and for the group no name', async ({
	house
}) => {
	const { course, facilitator, coordinator, joins } = await courseToday(house);
	const ana = await speaker(house, (await joins('Ana')).personId);
	const bea = await speaker(house, (await joins('Bea')).personId);
	const other = await courseToday(house);
	await ana((tx) => plantGoal(tx, course.id, 'Sing on the bus'));
	const [goal] = await ana((tx) => listMyGoals(tx, course.id));
	const id = goal?.id ?? '';
	await ana((tx) => waterGoal(tx, course.id, id, 3));
	const seen = async () => [
		(await facilitator((tx) => seeGoals(tx, course.id))).shared.map(({ called, words }) => `${called}: ${words}`),
		await bea((tx) => listGoalsOfGroup(tx, course.id))
	];
	expect(await seen()).toEqual([[], []]);
	await ana((tx) => shareGoal(tx, course.id, id, 'facilitator'));
	expect(await seen()).toEqual([['Ana: Sing on the bus'], []]);
	await ana((tx) => shareGoal(tx, course.id, id, 'group'));
	expect(await seen()).toEqual([['Ana: Sing on the bus'], ['Sing on the bus']]);
	const leaves = (tx: Parameters<Parameters<typeof facilitator>[0]>[0]) =>
		tx.db.selectFrom('programmes.watering').select('id').execute();
	for (const speaks of [coordinator, other.facilitator, other.coordinator])
		expect(await speaks((tx) => seeGoals(tx, course.id))).toEqual({ shared: [], count: null });
	for (const speaks of [facilitator, coordinator, bea]) expect(await speaks(leaves)).toEqual([]);
	await ana((tx) => shareGoal(tx, course.id, id, 'nobody'));
	expect(await seen()).toEqual([[], []]);
});

test('a week is said once and may be said again; what rests keeps its leaves; let go, nothing is kept and another is planted', async ({
	house
}) => {
	const { course, joins } = await courseToday(house);
	const ana = await speaker(house, (await joins('Ana')).personId);
	const mine = async () => (await ana((tx) => listMyGoals(tx, course.id)))[0];
	const phones = await Promise.all([1, 2, 3, 4].map(() => speaker(house, ana.id)));
	const planted = await Promise.all(phones.map((phone) => phone((tx) => plantGoal(tx, course.id, 'Go outside'))));
	expect(planted.filter(({ ok }) => ok)).toHaveLength(1);
	expect(await ana((tx) => plantGoal(tx, course.id, 'And another'))).toEqual({ ok: false, reason: 'one-grows' });
	const id = (await mine())?.id ?? '';
	for (const leaves of [4, 2]) await ana((tx) => waterGoal(tx, course.id, id, leaves));
	expect(await mine()).toMatchObject({ leaves: 2, thisWeek: 2, state: 'growing' });
	await ana((tx) => turnGoal(tx, course.id, id, 'resting'));
	expect(await mine()).toMatchObject({ leaves: 2, state: 'resting' });
	await ana((tx) => waterGoal(tx, course.id, id, 0));
	expect(await mine()).toMatchObject({ leaves: 0, thisWeek: 0, state: 'growing' });
	await ana((tx) => letGoalGo(tx, course.id, id));
	expect(await mine()).toBeUndefined();
	expect(await ana((tx) => tx.db.selectFrom('programmes.watering').selectAll().execute())).toEqual([]);
	expect(await ana((tx) => plantGoal(tx, course.id, 'Another'))).toEqual({ ok: true });
	expect(await deeds(house)).toContain('programmes.goal.let-go');
});

test('a goal of somebody else is not there for her, nor is a group that is not hers', async ({ house }) => {
	const { course, facilitator, joins } = await courseToday(house);
	const ana = await speaker(house, (await joins('Ana')).personId);
	const bea = await speaker(house, (await joins('Bea')).personId);
	await ana((tx) => plantGoal(tx, course.id, 'Mine'));
	const id = (await ana((tx) => listMyGoals(tx, course.id)))[0]?.id ?? '';
	await ana((tx) => shareGoal(tx, course.id, id, 'group'));
	for (const speaks of [bea, facilitator])
		for (const act of [
			(tx: Parameters<Parameters<typeof bea>[0]>[0]) => waterGoal(tx, course.id, id, 1),
			(tx: Parameters<Parameters<typeof bea>[0]>[0]) => letGoalGo(tx, course.id, id)
		])
			await expect(speaks(act)).rejects.toThrow(NotFound);
	const other = await courseToday(house);
	await expect(ana((tx) => plantGoal(tx, other.course.id, 'Elsewhere'))).rejects.toThrow(NotFound);
	expect(await ana((tx) => listGoalsOfGroup(tx, other.course.id))).toEqual([]);
});

test('staff are told how many have a goal from eight on, and of seven nothing', async ({ house }) => {
	const { course, facilitator, coordinator, joins } = await courseToday(house);
	const counts = async () => [
		(await facilitator((tx) => seeGoals(tx, course.id))).count,
		(await coordinator((tx) => seeGoals(tx, course.id))).count
	];
	for (let each = 1; each <= 8; each++) {
		if (each === 8) expect(await counts()).toEqual([null, null]);
		const speaks = await speaker(house, (await joins(`Parent ${each}`)).personId);
		await speaks((tx) => plantGoal(tx, course.id, 'The same'));
	}
	expect(await counts()).toEqual([8, 8]);
});
