import { sql } from 'kysely';
import { expect } from 'vitest';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { makeAccount } from '#platform/identity/examples.ts';
import { inLanguage } from '#platform/i18n/language.ts';
import { lettersTo } from '#cast/joining.ts';
import { speaker, staffOf } from '#cast/meetings.ts';
import { test, type House } from '../../../../tests/support/house.ts';
import { kinds } from '../kinds.ts';
import { addAlarmWay, answerTest, askForTest, dropAlarmWay } from './commands.server.ts';
import { sendTests } from './jobs.server.ts';
import { testLetter } from './mail.server.ts';
import { listOwnWays } from './queries.server.ts';

const isDue = async (house: House) => {
	const { rows } = await sql<{ id: string }>`select watch.due_tests() as id`.execute(house.worker.db);
	return rows.some(({ id }) => id === house.orgId);
};

test('a way is known to work once she answered the test alarm that came by it, and is tried anew after 27 days', async ({
	house
}) => {
	const lead = await staffOf(house, 'safeguarding_lead');
	expect(await isDue(house)).toBe(false);
	expect(await lead((tx) => addAlarmWay(tx, 'email'))).toEqual({ ok: true });
	expect(await lead((tx) => addAlarmWay(tx, 'email'))).toEqual({ ok: true });
	expect(await lead((tx) => answerTest(tx, 'email'))).toMatchObject({ reason: 'no-test' });
	expect(await isDue(house)).toBe(true);
	await house.as('job', sendTests);
	expect(await isDue(house)).toBe(false);
	const tests = async () => (await lettersTo(house, lead.id)).filter(({ kind }) => kind === 'watch.test-email').length;
	expect(await tests()).toBe(1);
	expect(await lead((tx) => answerTest(tx, 'email'))).toEqual({ ok: true });
	expect(await lead((tx) => answerTest(tx, 'email'))).toMatchObject({ reason: 'no-test' });
	await house.as('job', sendTests);
	expect(await tests()).toBe(1);
	await house.owner.db
		.updateTable('watch.way')
		.set({ tested_at: sql<Date>`platform.now() - interval '27 days 1 minute'` })
		.where('account_id', '=', lead.id)
		.execute();
	expect(await isDue(house)).toBe(true);
	await house.as('job', sendTests);
	expect(await tests()).toBe(2);
	await lead((tx) => askForTest(tx, 'email'));
	expect(await lead(listOwnWays)).toEqual([{ way: 'email', testedAt: null, provedAt: expect.any(Date) as Date }]);
	await lead((tx) => dropAlarmWay(tx, 'email'));
	expect(await lead(listOwnWays)).toEqual([]);
});

test('a shared address, a phone that was not turned on and a number that is not known are no ways', async ({
	house
}) => {
	const id = await makeAccount(house.owner.db, house.orgId, 'office@example.org', ['safeguarding_lead']);
	const lead = await speaker(house, id, true);
	expect(await lead((tx) => addAlarmWay(tx, 'email'))).toMatchObject({ reason: 'shared' });
	expect(await lead((tx) => addAlarmWay(tx, 'app'))).toMatchObject({ reason: 'no-phone' });
	expect(await lead((tx) => addAlarmWay(tx, 'text'))).toMatchObject({ reason: 'no-number' });
	expect(await lead(listOwnWays)).toEqual([]);
});

test('ways are hers alone: a coordinator names none, and another who looks after concerns answers for nobody else', async ({
	house
}) => {
	const [lead, other] = [await staffOf(house, 'safeguarding_lead'), await staffOf(house, 'safeguarding_lead')];
	const coordinator = await staffOf(house, 'coordinator');
	await lead((tx) => addAlarmWay(tx, 'email'));
	await house.as('job', sendTests);
	for (const work of [addAlarmWay, answerTest, askForTest, dropAlarmWay])
		await expect(coordinator(async (tx) => void (await work(tx, 'email')))).rejects.toThrow(Forbidden);
	for (const work of [answerTest, askForTest, dropAlarmWay])
		await expect(other(async (tx) => void (await work(tx, 'email')))).rejects.toThrow(NotFound);
	expect(await lead(listOwnWays)).toMatchObject([{ way: 'email', provedAt: null }]);
});

test('a test alarm goes by the one way that it tries, at any hour, and says that nothing has happened', async ({
	house
}) => {
	expect(Object.values(kinds).map(({ ways, class: sort }) => [ways, sort])).toEqual([
		[['push'], 'alert'],
		[['email'], 'alert'],
		[['text'], 'alert']
	]);
	const letter = await house.as('job', (tx) => inLanguage('en', () => testLetter(tx, '', {})));
	expect(letter.paragraphs.join(' ')).toContain('Nothing has happened');
	expect(letter.act?.path).toBe('/duty/ways');
});
