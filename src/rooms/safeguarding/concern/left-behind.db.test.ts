import { sql } from 'kysely';
import { expect } from 'vitest';
import { connected } from '#platform/db/connected.ts';
import { alerted, concernScene as scene } from '#cast/concern.ts';
import { test } from '../../../../tests/support/database.ts';
import { raiseConcern } from '../worry/commands.server.ts';
import { closeConcern, takeConcern } from './commands.server.ts';
import { alertOfConcern, bringBackConcerns } from './jobs.server.ts';
import { getConcern, listConcerns } from './queries.server.ts';

test('a concern taken by somebody whose role ended waits again within a minute, and the others are told', async ({
	database
}) => {
	const { orgId, people, as, job, close, endRoleOf } = await scene(database);
	const [facilitator, lead, deputy] = [await as(people.facilitator), await as(people.lead), await as(people.deputy)];
	for (const words of ['Hers.', 'Done.', 'The deputy’s.'])
		await facilitator((tx) => raiseConcern(tx, { who: '', person: people.parent, words }));
	const [theirs = '', done = '', hers = ''] = (await lead(listConcerns)).map(({ id }) => id);
	for (const id of [hers, done]) await lead((tx) => takeConcern(tx, id));
	await lead((tx) => closeConcern(tx, done, 'Her GP knows.'));
	await deputy((tx) => takeConcern(tx, theirs));
	const due = () =>
		connected(database.workerUrl, async (worker) => {
			const { rows } = await worker.query<{ id: string }>('select safeguarding.due_left_behind() as id');
			return rows.map(({ id }) => id).includes(orgId);
		});
	expect(await due()).toBe(false);
	await job(bringBackConcerns); // nothing of theirs is touched
	const taken = () =>
		deputy(async (tx) => Promise.all([hers, theirs, done].map(async (id) => (await getConcern(tx, id)).taken_by)));
	expect(await taken()).toEqual([people.lead, people.deputy, people.lead]);

	await endRoleOf(people.lead);
	expect(await due()).toBe(true);
	await expect(deputy((tx) => sql`select safeguarding.bring_back()`.execute(tx.db))).rejects.toThrow(/timed work/);
	await job(bringBackConcerns);
	await job(bringBackConcerns); // the second finds nothing
	expect(await due()).toBe(false);
	expect(await taken()).toEqual([null, people.deputy, people.lead]);
	await alertOfConcern({ orgId, payload: { concern: hers, again: 1, step: 0 }, tx: job });
	expect((await alerted(job)).map(({ account_id }) => account_id)).toEqual([people.deputy]);
	const { alerts } = await deputy((tx) => getConcern(tx, hers));
	expect(alerts).toHaveLength(6);
	await close();
});
