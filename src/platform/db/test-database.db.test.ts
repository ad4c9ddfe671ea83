import { expect } from 'vitest';
import { connected } from '#platform/db/connected.ts';
import { test } from '../../../tests/support/database.ts';

const whoami = 'select current_user::text as login, current_database()::text as place';

test('gives the file its own database, entered by each login', async ({ database }) => {
	const seen = [];
	for (const url of [database.ownerUrl, database.appUrl, database.backupUrl])
		seen.push((await connected(url, (client) => client.query(whoami))).rows[0]);
	expect(seen.map(({ login }) => login)).toEqual(['kith_owner', 'kith_app', 'kith_backup']);
	expect(new Set(seen.map(({ place }) => place)).size).toBe(1);
	expect(seen[0].place).toMatch(/^t_[0-9a-f]{32}$/);
});

test('is already migrated', async ({ database }) => {
	const { rows } = await connected(database.ownerUrl, (client) => client.query('select name from migrations.applied'));
	expect(rows.length).toBeGreaterThan(0);
});

test('shuts the same doors as in real use: the app makes no tables, not even passing ones', async ({ database }) => {
	const attempt = (sql: string) => connected(database.appUrl, (client) => client.query(sql));
	await expect(attempt('create temp table t (a int)')).rejects.toThrow(/permission denied/);
	await expect(attempt('create table public.t (a int)')).rejects.toThrow(/permission denied/);
});
