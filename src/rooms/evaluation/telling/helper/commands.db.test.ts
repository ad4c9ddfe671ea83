import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { speaker, staffOf } from '#cast/meetings.ts';
import { personIn } from '#cast/people.ts';
import { test, type House } from '../../../../../tests/support/house.ts';
import { copyFor, eraseFor } from '../../own-data.server.ts';
import { addAim, takeAimOut } from '../aim/commands.server.ts';
import { listAims } from '../aim/queries.server.ts';
import { moveOn, planEvaluation } from '../evaluation/commands.server.ts';
import { examplePlan } from '../evaluation/examples.ts';
import { getEvaluation } from '../evaluation/queries.server.ts';
import { takeOutcomeOut, writeOutcome } from '../outcome/commands.server.ts';
import { listOutcomes } from '../outcome/queries.server.ts';
import { agreeToHelper, endHelper, nameHelper } from './commands.server.ts';
import type { Help } from './form.ts';
import { listHelped, listHelpers } from './queries.server.ts';

/** An evaluation, and a parent with an address who is to help in it with one thing. */
async function asked(house: House, does: Help = 'collects', since = '2026-01-10') {
	const [evaluator, coordinator] = [await staffOf(house, 'evaluator'), await staffOf(house, 'coordinator')];
	const parent = await personIn(house);
	const email = `${parent.id}@example.org`;
	await house.owner.db
		.insertInto('platform.sign_in_name')
		.values({ org_id: house.orgId, account_id: parent.id, email })
		.onConflict((conflict) => conflict.columns(['org_id', 'account_id']).doUpdateSet({ email }))
		.execute();
	const [id, helper] = [uuidv7(), uuidv7()];
	await evaluator((tx) => planEvaluation(tx, { id, ...examplePlan }));
	const fields = { id: helper, called: 'Rosa', does, since, until: '2099-01-01', hours: 20 };
	expect((await evaluator((tx) => nameHelper(tx, id, fields))).ok).toBe(true);
	return { evaluator, coordinator, parent, id, helper, email };
}

test('somebody helps from the day a coordinator says yes, and reads the plan of that evaluation alone, not who else helps; once she stops she reads it no longer', async ({
	house
}) => {
	const { evaluator, coordinator, parent, id, helper, email } = await asked(house);
	const [other, another] = [uuidv7(), uuidv7()];
	await evaluator((tx) => planEvaluation(tx, { id: other, ...examplePlan }));
	const lena = { called: 'Lena', does: 'codes', since: '2026-01-10', until: '2026-12-31', hours: null } as const;
	await evaluator((tx) => nameHelper(tx, id, { id: another, ...lena }));
	await expect(parent((tx) => getEvaluation(tx, id))).rejects.toThrow(NotFound);
	await expect(evaluator((tx) => agreeToHelper(tx, id, { helper, email }))).rejects.toThrow(Forbidden);
	const nobody = await coordinator((tx) => agreeToHelper(tx, id, { helper, email: 'x@example.org' }));
	expect(nobody).toMatchObject({ reason: 'nobody' });
	for (let twice = 0; twice < 2; twice++)
		expect((await coordinator((tx) => agreeToHelper(tx, id, { helper, email }))).ok).toBe(true);
	expect(await parent(listHelped)).toMatchObject([{ id }]);
	expect((await parent((tx) => listHelpers(tx, id))).map(({ called }) => called)).toEqual(['Rosa']);
	await expect(parent((tx) => getEvaluation(tx, other))).rejects.toThrow(NotFound);
	await expect(parent((tx) => endHelper(tx, id, helper))).rejects.toThrow(Forbidden);
	await expect(evaluator((tx) => endHelper(tx, other, helper))).rejects.toThrow(NotFound);
	for (let twice = 0; twice < 2; twice++) await evaluator((tx) => endHelper(tx, id, helper));
	expect(await parent(listHelped)).toEqual([]);
	await expect(parent((tx) => getEvaluation(tx, id))).rejects.toThrow(NotFound);
});

test('whoever codes or removes names has a second step when she signs in', async ({ house }) => {
	const { coordinator, id, helper, email } = await asked(house, 'removes-names');
	const answer = await coordinator((tx) => agreeToHelper(tx, id, { helper, email }));
	expect(answer).toMatchObject({ reason: 'second-step' });
	const [row] = await coordinator((tx) => listHelpers(tx, id));
	expect(row).toMatchObject({ isAgreed: false });
});

test('before her first day it opens nothing, and nobody is named or agreed to in what has ended', async ({ house }) => {
	const { evaluator, coordinator, parent, id, helper, email } = await asked(house, 'collects', '2098-01-01');
	await coordinator((tx) => agreeToHelper(tx, id, { helper, email }));
	expect(await parent(listHelped)).toEqual([]);
	const late = uuidv7();
	const lena = { called: 'Lena', does: 'collects', since: '2026-01-10', until: '2026-12-31', hours: null } as const;
	await evaluator((tx) => nameHelper(tx, id, { id: late, ...lena }));
	await evaluator((tx) => moveOn(tx, id, 'closed'));
	const yes = await coordinator((tx) => agreeToHelper(tx, id, { helper: late, email }));
	expect(yes).toMatchObject({ reason: 'over' });
	expect(await evaluator((tx) => nameHelper(tx, id, { id: uuidv7(), ...lena }))).toMatchObject({ reason: 'over' });
});

test('she is told in the copy of her data where she helps; when she is forgotten, nothing of it is left', async ({
	house
}) => {
	const { coordinator, parent, id, helper, email } = await asked(house);
	await coordinator((tx) => agreeToHelper(tx, id, { helper, email }));
	const copy = await parent((tx) => copyFor(tx, parent.id));
	expect(copy['evaluation.helper']).toMatchObject([{ id: helper, does: 'collects', hours: 20 }]);
	await house.as('job', (job) => eraseFor(job, parent.id));
	expect(await coordinator((tx) => listHelpers(tx, id))).toEqual([]);
});

test('whom it must hear and what may have changed is written by whoever evaluates, once each, and taken out again', async ({
	house
}) => {
	const { evaluator, coordinator, id } = await asked(house);
	const aim = { months: 0, language: 'es', areaId: null, people: {}, wanted: 4 };
	for (let twice = 0; twice < 2; twice++) expect((await evaluator((tx) => addAim(tx, id, aim))).ok).toBe(true);
	expect(await evaluator((tx) => addAim(tx, id, { ...aim, months: 7 }))).toMatchObject({ reason: 'no-band' });
	expect(await evaluator((tx) => addAim(tx, id, { ...aim, areaId: uuidv7() }))).toMatchObject({ reason: 'no-area' });
	for (let twice = 0; twice < 2; twice++) await evaluator((tx) => writeOutcome(tx, id, { en: 'I laugh more' }));
	const [[heard, ...others], [outcome, ...more]] = await coordinator(async (tx) =>
		Promise.all([listAims(tx, id), listOutcomes(tx, id)])
	);
	expect([heard, others, more]).toMatchObject([aim, [], []]);
	await expect(coordinator((tx) => addAim(tx, id, aim))).rejects.toThrow(Forbidden);
	await expect(coordinator((tx) => writeOutcome(tx, id, { en: 'x' }))).rejects.toThrow(Forbidden);
	await evaluator((tx) => takeAimOut(tx, id, heard!.id));
	await evaluator((tx) => takeOutcomeOut(tx, id, outcome!.id));
	expect(await evaluator((tx) => listAims(tx, id))).toEqual([]);
	await expect(evaluator((tx) => takeOutcomeOut(tx, id, outcome!.id))).rejects.toThrow(NotFound);
	await expect((await speaker(house, coordinator.id))((tx) => getEvaluation(tx, id))).rejects.toThrow(NotFound);
});
