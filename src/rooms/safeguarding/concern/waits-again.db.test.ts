import { sql } from 'kysely';
import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import { connected } from '#platform/db/connected.ts';
import { NotFound } from '#platform/outcome.ts';
import { alerted, concernScene as scene } from '#cast/concern.ts';
import { test } from '../../../../tests/support/database.ts';
import { raiseConcern } from '../worry/commands.server.ts';
import { whoHears } from '../worry/queries.server.ts';
import { closeConcern, giveBackConcern, reopenConcern, takeConcern, writeEntry } from './commands.server.ts';
import { getConcern, listConcerns } from './queries.server.ts';
import { alertOfConcern } from './jobs.server.ts';

test('one taken by a slip is given back with a reason and every lead is told anew; one closed by a slip is opened again', async ({
	database
}) => {
	const { orgId, people, as, job, close } = await scene(database);
	const [facilitator, lead, deputy] = [await as(people.facilitator), await as(people.lead), await as(people.deputy)];
	await facilitator((tx) => raiseConcern(tx, { who: '', person: people.parent, words: 'Worried.' }));
	const id = (await lead(listConcerns))[0]?.id ?? '';
	const alert = (again: number, step: number) =>
		alertOfConcern({ orgId, payload: { concern: id, again, step }, tx: job });
	const told = async () => (await alerted(job)).map(({ account_id }) => account_id).sort();
	const both = [people.lead, people.deputy].sort();
	await alert(0, 0);
	expect(await lead((tx) => giveBackConcern(tx, id, 'Nobody has it.'))).toMatchObject({ reason: 'not-taken' });
	await lead((tx) => takeConcern(tx, id));
	await expect(facilitator((tx) => giveBackConcern(tx, id, 'x'))).rejects.toThrow(NotFound);
	expect(await deputy((tx) => giveBackConcern(tx, id, 'She is ill today.'))).toMatchObject({ ok: true });
	await alert(0, 15); // a letter of the first time comes late and says nothing
	expect(await told()).toEqual(both);
	await alert(1, 0);
	await alert(1, 0);
	expect(await told()).toEqual([...both, ...both].sort());
	const waiting = await deputy((tx) => getConcern(tx, id));
	expect(waiting).toMatchObject({ taken_by: null, entries: [{ words: 'She is ill today.' }] });
	expect(waiting.alerts.map(({ sent_at }) => sent_at !== null)).toEqual([true, true, false, false, false, false]);
	await expect(deputy((tx) => sql`select safeguarding.wait_again(${uuidv7()}::uuid)`.execute(tx.db))).rejects.toThrow(
		/give back/
	);

	await deputy((tx) => takeConcern(tx, id));
	await expect(deputy((tx) => sql`select safeguarding.wait_again(${id}::uuid)`.execute(tx.db))).rejects.toThrow(
		/give back/
	);
	expect(await deputy((tx) => reopenConcern(tx, id, 'x'))).toMatchObject({ reason: 'open' });
	await deputy((tx) => closeConcern(tx, id, 'Her GP knows.'));
	expect(await deputy((tx) => giveBackConcern(tx, id, 'x'))).toMatchObject({ reason: 'closed' });
	await expect(facilitator((tx) => reopenConcern(tx, id, 'x'))).rejects.toThrow(NotFound);
	expect(await lead((tx) => reopenConcern(tx, id, 'The wrong one.'))).toMatchObject({ ok: true });
	expect(await lead((tx) => getConcern(tx, id))).toMatchObject({ closed_at: null, taken_by: people.deputy });
	expect(await lead((tx) => writeEntry(tx, id, { id: uuidv7(), kind: 'note', words: 'On.' }))).toMatchObject({
		ok: true
	});
	await close();
});

test('where no lead has ever set up how she signs in, the coordinators are told as well, and whoever writes reads so first', async ({
	database
}) => {
	const { orgId, people, as, job, close } = await scene(database);
	const facilitator = await as(people.facilitator);
	const neverSetUp = (ids: string[]) =>
		connected(database.ownerUrl, (owner) =>
			owner.query('delete from platform.credential where org_id = $1 and account_id = any ($2)', [orgId, ids])
		);
	await neverSetUp([people.lead]);
	expect(await facilitator((tx) => whoHears(tx, people.parent))).toBe('lead'); // her deputy can
	await neverSetUp([people.deputy]);
	expect(await facilitator((tx) => whoHears(tx, people.parent))).toBe('coordinator');
	await facilitator((tx) => raiseConcern(tx, { who: '', person: people.parent, words: 'Worried.' }));
	const { rows } = await job((tx) => sql<{ id: string }>`select id from safeguarding.concern`.execute(tx.db));
	await alertOfConcern({ orgId, payload: { concern: rows.at(-1)?.id ?? '', step: 0 }, tx: job });
	const told = (await alerted(job)).map(({ account_id, data }) => [account_id, (data as { to: string }).to]);
	expect(told).toEqual(
		expect.arrayContaining([
			[people.lead, 'lead'],
			[people.deputy, 'lead'],
			[people.coordinator, 'coordinator']
		])
	);
	expect(told).toHaveLength(3);
	await close();
});
