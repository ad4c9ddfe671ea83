// Filling the demonstration and the benchmark's course on another day.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connected } from '#platform/db/connected.ts';
import { setClock } from '#platform/db/set-clock.ts';
import { settle } from '#platform/runtime.ts';
import { fillDemonstration } from '../../src/demonstration/fill.ts';
import type { TestDatabase } from './database.ts';
import { exampleKey } from './example-key.ts';
import type { Guide } from '../../src/demonstration/guide.ts';

/** Fills the demonstration in this database as if it were that moment. */
export async function fillAt(database: TestDatabase, now: Date): Promise<Guide> {
	const dataDir = mkdtempSync(join(tmpdir(), 'kith-calendar-'));
	settle({
		...database,
		dataDir,
		origin: 'http://localhost',
		demonstration: true,
		installationKey: exampleKey,
		mailFrom: 'hello@example.org',
		trustProxy: false
	});
	try {
		await setClock(database.ownerUrl, now);
		return await fillDemonstration('http://localhost');
	} finally {
		rmSync(dataDir, { recursive: true, force: true });
	}
}

/** When a session of the running course begins, and how many of its course are over before it. */
export async function sessionsOf(
	{ ownerUrl }: { ownerUrl: string },
	id: string
): Promise<{ today: Date; over: number }> {
	const { rows } = await connected(ownerUrl, (client) =>
		client.query<{ today: Date; over: number }>(
			`select t.starts_at as today, (select count(*)::int from programmes.session s
				where s.cohort_id = t.cohort_id and s.ended_at is not null) as over
			from programmes.session t where t.id = $1`,
			[id]
		)
	);
	if (!rows[0]) throw new Error('there is no such session');
	return rows[0];
}
