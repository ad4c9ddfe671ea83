// What this trick needs of Kysely: a transaction can be made anew around the one connection it holds, and does not make its statements wait.
import { sql } from 'kysely';
import pg from 'pg';
import { expect, onTestFinished } from 'vitest';
import { test } from '../../../tests/support/house.ts';
import { onOneConnection } from './one-connection.ts';

test('statements asked together are all sent before the first is answered, and go back together', async ({ house }) => {
	const told: string[] = [];
	const query = pg.Client.prototype.query as (...asked: unknown[]) => Promise<unknown>;
	pg.Client.prototype.query = function (this: pg.Client, ...asked: unknown[]) {
		const { values } = asked[0] as { values?: unknown[] };
		const answer = query.apply(this, asked);
		if (values?.length !== 1) return answer;
		told.push(`sent ${String(values[0])}`);
		void answer.then(() => told.push(`answered ${String(values[0])}`));
		return answer;
	} as typeof pg.Client.prototype.query;
	onTestFinished(() => void (pg.Client.prototype.query = query as typeof pg.Client.prototype.query));
	const ask = (db: Parameters<typeof onOneConnection>[0], name: string) => sql`select ${name}::text`.execute(db);
	await house.app.db.transaction().execute(async (plain) => {
		await Promise.all([ask(plain, 'a'), ask(plain, 'b')]);
		expect(told.splice(0)).toEqual(['sent a', 'answered a', 'sent b', 'answered b']);
		const joined = await onOneConnection(plain);
		await Promise.all([ask(joined, 'a'), ask(joined, 'b')]);
		expect(told.splice(0)).toEqual(['sent a', 'sent b', 'answered a', 'answered b']);
		const at = async (db: typeof plain) =>
			(await sql<{ id: string }>`select pg_current_xact_id()::text as id`.execute(db)).rows[0]?.id;
		expect(await at(joined)).toBe(await at(plain));
	});
});
