import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { Forbidden } from '#platform/outcome.ts';
import { comparePeople } from './queries.server.ts';

/** So many records are compared in a minute. */
const aMinute = 300;

/**
 * Every minute: records that were written or changed are compared with all others, across all areas; what may be of one person is
 * put before whoever may see both, and a pair that is alike no more is let go.
 */
export async function lookForLikenesses(job: Tx): Promise<void> {
	if (job.actor.kind !== 'job') throw new Forbidden();
	const { rows } = await sql<{ id: string }>`delete from people.unlooked u where not u.is_held and u.person_id in
		(select n.person_id from people.unlooked n where not n.is_held order by n.person_id limit ${aMinute})
		returning u.person_id as id`.execute(job.db);
	const ids = rows.map(({ id }) => id);
	const pairs = (await comparePeople(job, ids)).map(({ personId, id, why }) => ({
		one: personId < id ? personId : id,
		other: personId < id ? id : personId,
		why
	}));
	const found = JSON.stringify(pairs);
	const { rows: gone } = await sql<{ one: string }>`delete from people.likeness l where l.answer is null
			and (l.one_id = any (${ids}::uuid[]) or l.other_id = any (${ids}::uuid[]))
			and (l.one_id, l.other_id) not in (select f.one, f.other from jsonb_to_recordset(${found}::jsonb) as f(one uuid, other uuid))
		returning l.one_id as one`.execute(job.db);
	const { rows: fresh } = await sql<{ one: string }>`insert into people.likeness (org_id, one_id, other_id, why)
		select distinct on (f.one, f.other) platform.org(), f.one, f.other, f.why from jsonb_to_recordset(${found}::jsonb) as f(one uuid, other uuid, why text)
		order by f.one, f.other, f.why on conflict do nothing returning one_id as one`.execute(job.db);
	if (fresh.length + gone.length)
		await record(job, 'people.likeness.looked', { found: fresh.length, let_go: gone.length });
}
