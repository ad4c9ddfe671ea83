import { expect } from 'vitest';
import { sql } from 'kysely';
import { rooms } from '#rooms';
import { test, type House } from '../tests/support/house.ts';
import { forget, leave, takeCopy } from './own-data.server.ts';
import { mateo } from '#rooms/programmes/joining/registration/examples.ts';
import { courseWith, signIn } from '#cast/joining.ts';

test('she takes a copy of all that is held about her, and of nobody else', async ({ house }) => {
	const { joins } = await courseWith(house);
	const [one, other] = [await joins({ children: [mateo] }), await joins({ children: [mateo] })];
	const her = await signIn(house, one.person);
	const copy = await her((tx) => takeCopy(tx));
	for (const table of ['people.person', 'people.child', 'programmes.registration', 'platform.sign_in_name'])
		expect(copy[table], table).toHaveLength(1);
	expect(JSON.stringify(copy)).not.toContain(other.person);
	expect(JSON.stringify(copy)).not.toMatch(/hash|secret|token/);
	const taken = await house.owner.db
		.selectFrom('platform.audit')
		.select('actor_id')
		.where('action', '=', 'platform.copy.taken')
		.where('actor_id', 'in', [one.person, other.person])
		.execute();
	expect(taken).toEqual([{ actor_id: one.person }]);
});

test('she leaves: her place goes to whoever waits, nobody signs in as her, and nothing with her name is left', async ({
	house
}) => {
	const { joins, states } = await courseWith(house, { places: 1 });
	const [one, other] = [await joins({ children: [mateo] }), await joins({ children: [mateo] })];
	expect(await states()).toEqual(['place', 'waiting']);
	const her = await signIn(house, one.person);
	expect(await her((tx) => leave(tx))).toMatchObject({ ok: true });
	await expect(her((tx) => takeCopy(tx))).rejects.toThrow();
	for (let twice = 0; twice < 2; twice++)
		await forget({ orgId: house.orgId, payload: { account: one.person }, tx: (work) => house.as('job', work) });
	expect(await tablesThatName(house, one.person)).toEqual(['platform.audit']);
	expect((await tablesThatName(house, other.person)).length).toBeGreaterThan(5);
	expect(await states()).toEqual(['waiting']);
});

test('whoever is on the team is not let go, and nothing of hers has changed', async ({ house }) => {
	const { joins } = await courseWith(house);
	const { person } = await joins();
	const her = await signIn(house, person);
	const until = await house.as('job', async (tx) => new Date(tx.now.getTime() + 3_600_000));
	const granted = { org_id: house.orgId, account_id: person, role: 'facilitator', until, why: 'test' };
	await house.owner.db.insertInto('platform.role_grant').values(granted).execute();
	expect(await her((tx) => leave(tx))).toEqual({ ok: false, reason: 'on-the-team' });
	expect((await her((tx) => takeCopy(tx)))['programmes.registration']).toMatchObject([{ state: 'place' }]);
});

/** The tables in which an id stands anywhere at all, in alphabetical order. */
async function tablesThatName(house: House, id: string): Promise<string[]> {
	const { rows } = await sql<{ name: string }>`select format('%I.%I', schemaname, tablename) as name from pg_tables
		where schemaname in (${sql.join(rooms.map(({ name }) => name))}) order by 1`.execute(house.owner.db);
	const named: string[] = [];
	for (const { name } of rows) {
		const found = await sql`select from ${sql.raw(name)} as row where row::text like ${`%${id}%`} limit 1`.execute(
			house.owner.db
		);
		if (found.rows.length) named.push(name);
	}
	return named;
}
