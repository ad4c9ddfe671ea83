import { instant } from '#platform/clock.ts';
import { asOf } from '#platform/db/tx.ts';
import { expect } from 'vitest';
import type { Tx } from '#platform/db/tx.ts';
import { NotFound } from '#platform/outcome.ts';
import { test } from '../../../../tests/support/house.ts';
import { askedCourse, staffSession } from '#cast/evaluation.ts';
import { handOver } from '../invitation/commands.server.ts';
import type { Given } from './answer.ts';
import { declineAnswering, finishAnswering, saveAnswers, startAnswering } from './commands.server.ts';
import { answerExample } from './examples.ts';
import { getInvitation } from './queries.server.ts';
import type { House } from '../../../../tests/support/house.ts';

async function linkFor(house: House, measure?: Parameters<typeof askedCourse>[1], now?: Date): Promise<string> {
	const asked = await askedCourse(house, measure);
	const person = await asked.person();
	const link = await house.atDoor(asked.coordinator, (tx) => handOver(asOf(tx, now), asked.waveId, person));
	if (!link.ok) throw new Error(link.reason);
	return link.value;
}

const saved = (house: House, link: string, ...answers: [number, Given][]) =>
	house.as('link', (tx) => saveAnswers(tx, link, new Map(answers)));

test('she begins, answers, skips, changes, stops and comes back, and is scored when she is done', async ({ house }) => {
	const link = await linkFor(house);
	expect((await house.as('link', (tx) => getInvitation(tx, link))).state).toBe('new');
	for (let twice = 0; twice < 2; twice++)
		expect((await house.as('link', (tx) => startAnswering(tx, link, 'es'))).ok).toBe(true);
	await saved(house, link, [1, 5]);
	await saved(house, link, [2, null]);
	await saved(house, link, [1, 3]);
	const back = await house.as('link', (tx) => getInvitation(tx, link));
	expect([back.state, back.begun?.words.language, [...(back.begun?.given ?? [])]]).toEqual([
		'begun',
		'es',
		[
			[1, 3],
			[2, null]
		]
	]);
	await saved(house, link, [3, 5], [4, 5], [5, 5], [6, 5], [7, 5]);
	for (let twice = 0; twice < 2; twice++)
		expect((await house.as('link', (tx) => finishAnswering(tx, link))).ok).toBe(true);
	const row = await house.owner.db
		.selectFrom('evaluation.response')
		.selectAll()
		.where('id', '=', back.begun?.id ?? '')
		.executeTakeFirstOrThrow();
	expect(row).toMatchObject({
		method: 'sum+person-mean',
		measure_version: '1.0.0',
		no_score_because: null,
		language: 'es'
	});
	expect(Number(row.score)).toBeCloseTo((28 / 6) * 7);
	expect(await saved(house, link, [1, 1])).toEqual({ ok: false, reason: 'shut' });
});

test('too few answers give no score, and why not', async ({ house }) => {
	const link = await linkFor(house);
	await house.as('link', (tx) => startAnswering(tx, link, 'en'));
	await saved(house, link, [1, 5]);
	await house.as('link', (tx) => finishAnswering(tx, link));
	const { begun } = await house.as('link', (tx) => getInvitation(tx, link));
	const row = await house.owner.db
		.selectFrom('evaluation.response')
		.selectAll()
		.where('id', '=', begun?.id ?? '')
		.executeTakeFirstOrThrow();
	expect(row.score).toBeNull();
	expect(row.no_score_because).toMatch(/6 items of 7 missing/);
});

test('nothing is kept that the questions do not offer', async ({ house }) => {
	const link = await linkFor(house);
	await house.as('link', (tx) => startAnswering(tx, link, 'en'));
	const wrong: [number, Given][] = [
		[1, 0],
		[1, 6],
		[1, 1.5],
		[1, NaN],
		[1, 1e300],
		[0, 1],
		[8, 1],
		[-1, 1],
		[2.5, 1],
		[1, 'not-applicable'],
		[500, null]
	];
	for (const answer of wrong)
		expect(await saved(house, link, [2, 2], answer)).toEqual({ ok: false, reason: 'no-such-answer' });
	expect((await house.as('link', (tx) => getInvitation(tx, link))).begun?.given.size).toBe(0);
});

test('before she begins nothing can be answered; no thank you can be taken back', async ({ house }) => {
	const link = await linkFor(house);
	expect(await saved(house, link, [1, 1])).toEqual({ ok: false, reason: 'shut' });
	expect((await house.as('link', (tx) => finishAnswering(tx, link))).ok).toBe(false);
	await house.as('link', (tx) => declineAnswering(tx, link));
	expect((await house.as('link', (tx) => getInvitation(tx, link))).state).toBe('declined');
	await house.as('link', (tx) => startAnswering(tx, link, 'en'));
	expect((await house.as('link', (tx) => getInvitation(tx, link))).state).toBe('begun');
});

test('an unknown link, or one to hand over whose two hours are gone, leads nowhere', async ({ house }) => {
	const old = await linkFor(house, undefined, new Date(instant() - 3 * 3_600_000));
	for (const link of [old, 'x'.repeat(43), ''])
		await expect(house.as('link', (tx) => getInvitation(tx, link))).rejects.toBeInstanceOf(NotFound);
});

test('a link to hand over opens nothing where answers are already, and nobody without a yes gets one', async ({
	house
}) => {
	const asked = await askedCourse(house);
	const [person, other, refuser] = [
		await asked.person(),
		await asked.person(),
		await asked.person({ research: false })
	];
	const both = [
		await house.atDoor(asked.coordinator, (tx) => handOver(tx, asked.waveId, person)),
		await house.atDoor(asked.coordinator, (tx) => handOver(tx, asked.waveId, person))
	].map((link) => (link.ok ? link.value : ''));
	await house.as('link', (tx) => startAnswering(tx, both[0] ?? '', 'en'));
	expect((await house.as('link', (tx) => getInvitation(tx, both[1] ?? ''))).state).toBe('elsewhere');
	expect(await saved(house, both[1] ?? '', [1, 1])).toEqual({ ok: false, reason: 'shut' });
	expect(await house.atDoor(asked.coordinator, (tx) => handOver(tx, asked.waveId, person))).toEqual({
		ok: false,
		reason: 'begun'
	});
	const evaluator = await staffSession(house, 'evaluator');
	const hand = (tx: Tx) => handOver(tx, asked.waveId, other);
	await expect(house.atDoor(evaluator, hand)).rejects.toBeInstanceOf(NotFound);
	await expect(house.signedIn(asked.coordinator, hand)).rejects.toBeInstanceOf(NotFound);
	await expect(house.as('door', hand)).rejects.toBeInstanceOf(NotFound);
	expect(await house.atDoor(asked.coordinator, (tx) => handOver(tx, asked.waveId, refuser))).toEqual({
		ok: false,
		reason: 'no-consent'
	});
	await house.as('link', (tx) =>
		answerExample(tx, { waveId: asked.waveId, personId: other, values: [1, 1, 1, 1, 1, 1, 1] })
	);
});

test('a wave that is over takes no more answers', async ({ house }) => {
	const link = await linkFor(house);
	await house.as('link', (tx) => startAnswering(tx, link, 'en'));
	const later = new Date(instant() + 60 * 86_400_000);
	await house.owner.db
		.updateTable('evaluation.link')
		.set({ ends_at: new Date(later.getTime() + 1) })
		.execute();
	expect((await house.as('link', (tx) => getInvitation(asOf(tx, later), link))).state).toBe('over');
	expect(await house.as('link', (tx) => saveAnswers(asOf(tx, later), link, new Map([[1, 1]])))).toEqual({
		ok: false,
		reason: 'shut'
	});
});
