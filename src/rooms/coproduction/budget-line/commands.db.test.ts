import { expect } from 'vitest';
import * as v from 'valibot';
import { uuidv7 } from '#platform/db/ids.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { kept } from '#cast/courses.ts';
import { staffOf } from '#cast/meetings.ts';
import { personIn } from '#cast/people.ts';
import { test } from '../../../../tests/support/house.ts';
import { startProject, takeIntoProject } from '../project/commands.server.ts';
import { changeBudgetLine, takeBudgetLineOut, writeBudgetLine } from './commands.server.ts';
import { sumsOf } from './fold.ts';
import { budgetValues, newBudgetForm, type BudgetFields } from './form.ts';
import { getBudgetLine, listBudget } from './queries.server.ts';

const hours: BudgetFields = { what: 'Two parents plan', kind: 'parents', howMany: 10, each: 1250, paidBy: null };
const soup: BudgetFields = { what: 'Soup', kind: 'food', howMany: 20, each: 150, paidBy: 'The bakery' };

test('those who run the project write its budget, and whoever evaluates reads it; nobody else does', async ({
	house
}) => {
	const coordinator = await staffOf(house, 'coordinator');
	const [projectId, id] = [uuidv7(), uuidv7()];
	const about = { name: { en: 'An idea' }, purpose: {}, ladder: 'parents', stage: 3, programmeId: null } as const;
	await coordinator((tx) => startProject(tx, { id: projectId, ...about }));
	const facilitator = await staffOf(house, 'facilitator', projectId);
	const [parent, evaluator] = [await personIn(house), await staffOf(house, 'evaluator')];
	await coordinator((tx) => takeIntoProject(tx, projectId, parent.id));
	await facilitator((tx) => writeBudgetLine(tx, projectId, { id, ...hours }));
	for (const who of [facilitator, coordinator, evaluator])
		expect(await who((tx) => listBudget(tx, projectId))).toMatchObject([{ id, ...hours }]);
	const elsewhere = await staffOf(house, 'facilitator', uuidv7());
	const before = await kept(house);
	for (const who of [parent, elsewhere]) {
		expect(await who((tx) => listBudget(tx, projectId))).toEqual([]);
		await expect(who((tx) => takeBudgetLineOut(tx, id))).rejects.toThrow(NotFound);
	}
	for (const who of [evaluator, parent])
		await expect(who((tx) => writeBudgetLine(tx, projectId, { id: uuidv7(), ...soup }))).rejects.toThrow(Forbidden);
	await expect(evaluator((tx) => changeBudgetLine(tx, id, { version: 1, ...soup }))).rejects.toThrow(Forbidden);
	await expect(evaluator((tx) => takeBudgetLineOut(tx, id))).rejects.toThrow(Forbidden);
	expect(await kept(house)).toBe(before);
	expect(await coordinator((tx) => changeBudgetLine(tx, id, { version: 1, ...soup }))).toMatchObject({ ok: true });
	expect(await facilitator((tx) => changeBudgetLine(tx, id, { version: 1, ...hours }))).toEqual({
		ok: false,
		reason: 'changed-meanwhile'
	});
	await facilitator((tx) => takeBudgetLineOut(tx, id));
	await expect(coordinator((tx) => getBudgetLine(tx, id))).rejects.toThrow(NotFound);
});

test('a budget adds up by kind, in all, to parents, and to what nobody pays yet', () => {
	expect(sumsOf([soup, hours, { ...soup, howMany: 2, paidBy: null }])).toMatchObject({
		...{ all: 3000 + 12_500 + 300, parents: 12_500, unpaid: 12_800 },
		kinds: [
			{ kind: 'parents', sum: 12_500 },
			{ kind: 'food', sum: 3300 }
		]
	});
	expect(sumsOf([])).toEqual({ kinds: [], all: 0, parents: 0, unpaid: 0 });
});

test('a sum is typed as people write it', () => {
	const sent = (change: Record<string, string>) =>
		v.safeParse(newBudgetForm, { id: uuidv7(), ...budgetValues(hours), ...change });
	expect(sent({}).output).toMatchObject(hours);
	for (const [each, pence] of [
		['£4,50', 450],
		['12', 1200],
		['10000', 1_000_000]
	] as const)
		expect(sent({ each }).output).toMatchObject({ each: pence });
	for (const each of ['', '0', '-3', '1.234', '10000.01', 'four'])
		expect(Object.keys(v.flatten(sent({ each }).issues ?? ([] as never)).nested ?? {}), each).toEqual(['each']);
});
