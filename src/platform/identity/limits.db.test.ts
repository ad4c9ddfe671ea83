import { sql } from 'kysely';
import { expect } from 'vitest';
import { test, type House } from '../../../tests/support/house.ts';
import { connect } from '../db/connection.ts';
import { inTransaction } from '../db/tx.ts';
import { allow } from './limits.ts';

const quarter = 15 * 60;
const attempt = (house: House, what: string, key: string, most: number) =>
	house.as('door', (door) => allow(door, what, key, most, quarter));

test('allows so many, then no more; other keys and other doors are not touched', async ({ house }) => {
	const answers = [];
	for (let turn = 0; turn < 5; turn++) answers.push(await attempt(house, 'trial', 'ana', 3));
	expect(answers).toEqual([true, true, true, false, false]);
	expect(await attempt(house, 'trial', 'bea', 3)).toBe(true);
	expect(await attempt(house, 'other', 'ana', 3)).toBe(true);
});

test('counts fifty tries made at once one by one', async ({ house }) => {
	const answers = await Promise.all(Array.from({ length: 50 }, () => attempt(house, 'rush', 'ana', 10)));
	expect(answers.filter(Boolean)).toHaveLength(10);
});

test('never allows more than the limit in any stretch of the window, and runs out by itself', async ({ house }) => {
	const at = async (minutesAgo: number) =>
		sql`update platform.tally set starts_at = starts_at - make_interval(mins => ${minutesAgo})`.execute(house.owner.db);
	for (let turn = 0; turn < 3; turn++) await attempt(house, 'sliding', 'ana', 3);
	await at(14);
	expect(await attempt(house, 'sliding', 'ana', 3)).toBe(false); // fourteen minutes on
	await at(5);
	expect(await attempt(house, 'sliding', 'ana', 3)).toBe(true); // nineteen minutes on
});

test('a refused try does not prolong the wait', async ({ house }) => {
	for (let turn = 0; turn < 100; turn++) await attempt(house, 'patient', 'ana', 2);
	const { rows } = await sql<{ counted: number }>`select sum(count)::int as counted from platform.tally
		where starts_at > platform.now() - interval '10 minutes' group by key order by 1`.execute(house.owner.db);
	expect(Math.max(...rows.map((row) => row.counted))).toBeLessThanOrEqual(10);
});

test('what was counted survives when the same connection is used by others, and a restart', async ({
	house,
	database
}) => {
	for (let turn = 0; turn < 3; turn++) await attempt(house, 'restart', 'ana', 3);
	const again = connect(database.appUrl, 1);
	const answer = await inTransaction(again.db, { orgId: house.orgId, kind: 'door' }, (door) =>
		allow(door, 'restart', 'ana', 3, quarter)
	);
	await again.close();
	expect(answer).toBe(false);
});

test('keeps neither address nor account: a dump shows keyed hashes only', async ({ house }) => {
	await attempt(house, 'secret', 'canary@example.org', 3);
	const { rows } = await sql<{ line: string }>`select t::text as line from platform.tally t`.execute(house.owner.db);
	const dump = JSON.stringify(rows);
	expect(rows.length).toBeGreaterThan(0);
	for (const trace of ['canary', Buffer.from('canary').toString('hex')]) expect(dump).not.toContain(trace);
});

test('nobody who speaks as the application looks at a tally or sets one back', async ({ house }) => {
	await attempt(house, 'fixed', 'ana', 1);
	for (const kind of ['visitor', 'door'] as const) {
		expect(await house.as(kind, (tx) => tx.db.selectFrom('platform.tally').selectAll().execute())).toEqual([]);
		await expect(
			house.as(kind, (tx) => tx.db.updateTable('platform.tally').set({ count: 0 }).execute())
		).rejects.toThrow(/permission denied/);
		await house.as(kind, (tx) => tx.db.deleteFrom('platform.tally').execute());
	}
	expect(await attempt(house, 'fixed', 'ana', 1)).toBe(false);
});
