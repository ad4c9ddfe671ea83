import { expect } from 'vitest';
import type { Tx } from '#platform/db/tx.ts';
import { NotFound } from '#platform/outcome.ts';
import { test } from '../../../../../tests/support/house.ts';
import { deeds } from '#cast/courses.ts';
import { courseToday, speaker } from '#cast/meetings.ts';
import { eraseGoal, plantGoal, shareGoal, turnGoal, waterGoal } from './commands.server.ts';
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
	const leaves = (tx: Tx) => tx.db.selectFrom('programmes.watering').select('id').execute();
	for (const speaks of [coordinator, other.facilitator, other.coordinator])
		expect(await speaks((tx) => seeGoals(tx, course.id))).toEqual({ shared: [], count: null });
	for (const speaks of [facilitator, coordinator, bea]) expect(await speaks(leaves)).toEqual([]);
	await ana((tx) => shareGoal(tx, course.id, id, 'nobody'));
	expect(await seen()).toEqual([[], []]);
});

test('a week is said once and may be said again; what is planted grows with its first leaf, and what rests keeps its leaves', async ({
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
	await ana((tx) => waterGoal(tx, course.id, id, 0));
	expect(await mine()).toMatchObject({ thisWeek: 0, state: 'planted' });
	for (const leaves of [4, 2]) await ana((tx) => waterGoal(tx, course.id, id, leaves));
	expect(await mine()).toMatchObject({ leaves: 2, thisWeek: 2, state: 'growing' });
	await ana((tx) => turnGoal(tx, course.id, id, 'resting'));
	expect(await mine()).toMatchObject({ leaves: 2, state: 'resting' });
	await ana((tx) => waterGoal(tx, course.id, id, 0));
	expect(await mine()).toMatchObject({ leaves: 0, thisWeek: 0, state: 'growing' });
});

test('let go, a goal keeps its leaves and is hers alone; she picks it up where no other grows, or erases it for good', async ({
	house
}) => {
	const { course, facilitator, joins } = await courseToday(house);
	const ana = await speaker(house, (await joins('Ana')).personId);
	const bea = await speaker(house, (await joins('Bea')).personId);
	const mine = () => ana((tx) => listMyGoals(tx, course.id));
	await ana((tx) => plantGoal(tx, course.id, 'Dance'));
	const id = (await mine())[0]?.id ?? '';
	await ana((tx) => waterGoal(tx, course.id, id, 3));
	await ana((tx) => shareGoal(tx, course.id, id, 'group'));
	const read = async () => [
		(await facilitator((tx) => seeGoals(tx, course.id))).shared.length,
		(await bea((tx) => listGoalsOfGroup(tx, course.id))).length
	];
	expect(await read()).toEqual([1, 1]);
	await ana((tx) => turnGoal(tx, course.id, id, 'let-go'));
	expect(await read()).toEqual([0, 0]);
	expect(await mine()).toMatchObject([{ id, state: 'let-go', sharing: 'nobody', leaves: 3 }]);
	const gone = { ok: false, reason: 'let-go' };
	expect(await ana((tx) => waterGoal(tx, course.id, id, 1))).toEqual(gone);
	expect(await ana((tx) => shareGoal(tx, course.id, id, 'group'))).toEqual(gone);
	const shown = ana((tx) =>
		tx.db.updateTable('programmes.goal').set({ sharing: 'group' }).where('id', '=', id).execute()
	);
	await expect(shown).rejects.toThrow('goal_let_go_is_hers');
	expect(await ana((tx) => plantGoal(tx, course.id, 'Another'))).toEqual({ ok: true });
	expect(await ana((tx) => turnGoal(tx, course.id, id, 'growing'))).toEqual({ ok: false, reason: 'one-grows' });
	expect(await mine()).toMatchObject([{ state: 'let-go' }, { state: 'planted' }]);
	await ana(async (tx) => turnGoal(tx, course.id, (await listMyGoals(tx, course.id))[1]?.id ?? '', 'in-bloom'));
	expect(await ana((tx) => turnGoal(tx, course.id, id, 'growing'))).toEqual({ ok: true });
	expect(await mine()).toMatchObject([{ state: 'growing', sharing: 'nobody', leaves: 3 }, { state: 'in-bloom' }]);
	await ana((tx) => eraseGoal(tx, course.id, id));
	expect(await mine()).toMatchObject([{ words: 'Another' }]);
	expect(await ana((tx) => tx.db.selectFrom('programmes.watering').selectAll().execute())).toEqual([]);
	expect(await deeds(house)).toEqual(expect.arrayContaining(['programmes.goal.let-go', 'programmes.goal.erased']));
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
			(tx: Tx): Promise<unknown> => waterGoal(tx, course.id, id, 1),
			(tx: Tx) => turnGoal(tx, course.id, id, 'let-go'),
			(tx: Tx) => eraseGoal(tx, course.id, id)
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
		if (each < 8) continue;
		expect(await counts()).toEqual([8, 8]);
		await speaks(async (tx) => turnGoal(tx, course.id, (await listMyGoals(tx, course.id))[0]?.id ?? '', 'let-go'));
	}
	expect(await counts()).toEqual([null, null]);
});
