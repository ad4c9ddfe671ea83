import { moment } from '#platform/clock.ts';
import { expect } from 'vitest';
import { alertOfConcern } from '../../safeguarding/concern/jobs.server.ts';
import { takeConcern } from '../../safeguarding/concern/commands.server.ts';
import { makeAccount } from '#platform/identity/examples.ts';
import { test, type House } from '../../../../tests/support/house.ts';
import { askedCourse, sessionOf } from '#cast/evaluation.ts';
import { findShown, getWording } from '../measure/queries.server.ts';
import { handOver } from '../invitation/commands.server.ts';
import type { Given } from './answer.ts';
import { finishAnswering, saveAnswers, startAnswering } from './commands.server.ts';
import { getCoverage } from './coverage.server.ts';

async function begun(house: House): Promise<{ link: string; person: string }> {
	const asked = await askedCourse(house, 'how-heavy-it-gets');
	const person = await asked.person();
	const link = await house.atDoor(asked.coordinator, (tx) => handOver(tx, asked.waveId, person));
	if (!link.ok) throw new Error(link.reason);
	await house.as('link', (tx) => startAnswering(tx, link.value, 'en'));
	return { link: link.value, person };
}

const save = (house: House, link: string, item: number, given: Given) =>
	house.as('link', (tx) => saveAnswers(tx, link, new Map([[item, given]])));
const concerns = (house: House, person: string) =>
	house.owner.db.selectFrom('safeguarding.concern').selectAll().where('person_id', '=', person).execute();

test('a risk answer opens one concern with three alerts at once; every other answer opens none', async ({ house }) => {
	const { link, person } = await begun(house);
	for (const [item, given] of [
		[1, 3],
		[2, 3],
		[3, 3],
		[4, null],
		[4, 0]
	] as const)
		expect(await save(house, link, item, given)).toEqual({ ok: true, value: { risk: false } });
	expect(await concerns(house, person)).toEqual([]);
	expect(await save(house, link, 4, 1)).toEqual({ ok: true, value: { risk: true } });
	const [concern] = await concerns(house, person);
	expect(concern).toMatchObject({ source: 'measure', about: { measure: 'how-heavy-it-gets', item: 4, value: 1 } });
	expect(Object.keys(concern?.about as object).sort()).toEqual([
		'course',
		'item',
		'measure',
		'response',
		'value',
		'wording'
	]);
	const { wording } = concern?.about as { wording: string };
	const shown = (value: Given) => house.as('door', (tx) => findShown(tx, wording, 4, value));
	const { items } = await house.as('door', (tx) => getWording(tx, wording));
	expect(await shown(1)).toEqual({ language: 'en', statement: items[3]?.text, answer: items[3]?.options[1]?.label });
	expect(items[3]?.options[1]?.value).toBe(1);
	const alerts = await house.owner.db
		.selectFrom('safeguarding.alert')
		.select('step')
		.where('concern_id', '=', concern?.id ?? '')
		.orderBy('step')
		.execute();
	expect(alerts.map(({ step }) => step)).toEqual([0, 15, 60]);
});

test('changing it back closes nothing, and answering again opens no second one', async ({ house }) => {
	const { link, person } = await begun(house);
	for (const given of [2, 0, 3, null, 1] as const) await save(house, link, 4, given);
	await house.as('link', (tx) => finishAnswering(tx, link));
	const open = await concerns(house, person);
	expect([open.length, open[0]?.closed_at]).toEqual([1, null]);
});

test('fifty taps at once open one concern', async ({ house }) => {
	const { link, person } = await begun(house);
	const taps = await Promise.all(Array.from({ length: 50 }, (_, tap) => save(house, link, 4, (tap % 3) + 1)));
	expect(taps.every((tap) => tap.ok && tap.value.risk)).toBe(true);
	expect(await concerns(house, person)).toHaveLength(1);
});

test('an answer whose concern cannot be written is not kept either', async ({ house }) => {
	const { link, person } = await begun(house);
	await house.owner.db.schema
		.withSchema('safeguarding')
		.alterTable('concern')
		.addColumn('in_the_way', 'integer', (column) => column.notNull().defaultTo(0))
		.execute();
	await house.owner.db.schema
		.withSchema('safeguarding')
		.alterTable('concern')
		.alterColumn('in_the_way', (column) => column.dropDefault())
		.execute();
	await expect(save(house, link, 4, 2)).rejects.toThrow();
	await house.owner.db.schema.withSchema('safeguarding').alterTable('concern').dropColumn('in_the_way').execute();
	const rows = await house.owner.db
		.selectFrom('evaluation.answer')
		.innerJoin('evaluation.response', 'evaluation.response.id', 'evaluation.answer.response_id')
		.innerJoin('evaluation.participant', 'evaluation.participant.id', 'evaluation.response.participant_id')
		.select('item')
		.where('person_id', '=', person)
		.execute();
	expect(rows).toEqual([]);
	expect((await save(house, link, 4, 2)).ok).toBe(true);
	expect(await concerns(house, person)).toHaveLength(1);
});

test('the safeguarding lead is told at once, at 15 and at 60 minutes, until somebody takes it, and never twice for one step', async ({
	house
}) => {
	const lead = await makeAccount(house.owner.db, house.orgId, 'lead@example.org', ['safeguarding_lead']);
	const { link, person } = await begun(house);
	await save(house, link, 4, 2);
	const concern = (await concerns(house, person))[0]?.id ?? '';
	const letters = async () =>
		(
			await house.owner.db
				.selectFrom('platform.letter')
				.select('data')
				.where('account_id', '=', lead)
				.where('kind', '=', 'safeguarding.alert')
				.orderBy('created_at')
				.execute()
		).map(({ data }) => (data as { step: string }).step);
	const alert = (step: number) =>
		alertOfConcern({ orgId: house.orgId, payload: { concern, step }, tx: (work) => house.as('job', work) });
	for (const step of [0, 0, 15]) await alert(step);
	expect(await letters()).toEqual(['0', '15']);
	await house.signedIn(await sessionOf(house, lead, true), (tx) => takeConcern(tx, concern));
	await alert(60);
	expect(await letters()).toEqual(['0', '15']);
});

test('who reads it is told as it is: nobody where nobody holds the role', async ({ house }) => {
	const now = moment();
	await house.owner.db
		.updateTable('platform.role_grant')
		.set({ ended_at: now })
		.where('org_id', '=', house.orgId)
		.where('role', '=', 'safeguarding_lead')
		.execute();
	expect((await house.as('door', (door) => getCoverage(door))).somebody).toBe(false);
	await makeAccount(house.owner.db, house.orgId, 'second@example.org', ['safeguarding_lead']);
	expect((await house.as('door', (door) => getCoverage(door))).somebody).toBe(true);
});
