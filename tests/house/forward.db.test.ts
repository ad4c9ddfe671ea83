import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { expect, inject, test } from 'vitest';
import { connected } from '#platform/db/connected.ts';
import { migrate } from '#platform/db/migrate.ts';
import { ensureDatabase } from '#platform/db/roles.ts';
import { dropDatabase, inDatabase } from '../support/databases.ts';
import { asItWas, earlier, movedTables } from './before.ts';

/** What people would miss: addresses that were printed, letters, reports, who had a place, who brought a child. By today's names of tables. */
const kept = {
	addresses: 'select org_id, id, slug, published_at from programmes.cohort order by 1, 2',
	letters: 'select org_id, id, account_id, kind, data, sent_at, withheld from platform.letter order by 1, 2',
	reports: 'select org_id, id, title, measure, dataset_id, cohort_id, created_at from evaluation.report order by 1, 2',
	places: 'select org_id, id, cohort_id, person_id, state from programmes.registration order by 1, 2',
	children:
		'select org_id, id, circle_id, child_id, person_id, age_band, state, asked_at from creche.place order by 1, 2',
	visits:
		'select org_id, id, sitting_id, child_id, brought_by, collected_by, signed_in_at from creche.visit order by 1, 2'
};
const asBefore = (sql: string) =>
	Object.entries(movedTables)
		.reduce((text, [was, is]) => text.replaceAll(is, was), sql)
		.replaceAll('circle_id', 'cohort_id as circle_id')
		.replaceAll('sitting_id', 'session_id as sitting_id');

async function read(client: pg.Client, queries: Record<string, string>): Promise<Record<string, unknown[]>> {
	const found: Record<string, unknown[]> = {};
	for (const [name, sql] of Object.entries(queries)) found[name] = (await client.query(sql)).rows;
	return found;
}

const count = async (client: pg.Client, table: string) =>
	Number((await client.query(`select count(*) from ${table}`)).rows[0].count);

test.each(earlier)(
	'a database of the release that ended with $last goes forward and loses nothing',
	async (release) => {
		const { ownerUrl } = inject('testServer');
		const name = `before_${randomUUID().replaceAll('-', '')}`;
		await ensureDatabase(ownerUrl, name);
		const url = inDatabase(ownerUrl, name);
		try {
			const counts = await asItWas(url, release);
			const queries = Object.fromEntries(Object.entries(kept).map(([what, sql]) => [what, asBefore(sql)]));
			const before = await connected(url, (client) => read(client, queries));
			for (const [what, rows] of Object.entries(before)) expect(rows.length, what).toBeGreaterThan(0);
			expect((await migrate(url)).applied.length).toBeGreaterThan(0);
			await connected(url, async (client) => {
				expect(await read(client, kept)).toEqual(before);
				for (const [table, rows] of counts) {
					const now = movedTables[table] ?? table;
					expect([now, await count(client, now)]).toEqual([now, rows]);
				}
				const apart = `select from programmes.session m full join creche.sitting s using (org_id, id)
				where (m.cohort_id, m.starts_at, m.ends_at, m.cancelled_at) is distinct from (s.circle_id, s.starts_at, s.ends_at, s.cancelled_at)`;
				expect((await client.query(apart)).rowCount, 'each meeting has its sitting').toBe(0);
				const hidden = `select from programmes.cohort c full join creche.shown s on s.org_id = c.org_id and s.circle_id = c.id
				where (c.published_at is null) is distinct from (s.circle_id is null)`;
				expect((await client.query(hidden)).rowCount, 'whoever may know of a run may know of its crèche').toBe(0);
			});
		} finally {
			await dropDatabase(ownerUrl, name);
		}
	}
);
