import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { Forbidden } from '#platform/outcome.ts';
import { mostComers } from './choices.ts';
import { mayManageCourses } from '#rooms/programmes/courses/cohort/policy.ts';

/** Somebody who came to a group with an open door: how often, and when last. */
export interface Comer {
	personId: string;
	called: string;
	came: number;
	lastAt: Date;
}

/** Who came to a run with an open door, whoever came last first; nobody where one needs a place. */
export async function listComers(tx: Tx, cohortId: string): Promise<Comer[]> {
	if (!mayManageCourses(tx.actor, cohortId)) throw new Forbidden();
	const { rows } = await sql<Comer>`
		select who.person_id as "personId", p.called, who.came, who.last_at as "lastAt"
		from (select a.org_id, a.person_id, count(*)::int as came, max(s.starts_at) as last_at
				from programmes.attended a join programmes.session s on s.org_id = a.org_id and s.id = a.session_id
				where a.cohort_id = ${cohortId} and exists (select from programmes.cohort c where c.org_id = a.org_id and c.id = a.cohort_id and c.way_in = 'open')
				group by a.org_id, a.person_id
				order by last_at desc, a.person_id limit ${mostComers}) who
			join people.card p on p.id = who.person_id
		order by who.last_at desc, lower(p.called), who.person_id`.execute(tx.db);
	return rows;
}
