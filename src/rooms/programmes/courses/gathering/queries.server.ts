import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import { mayManageCourses } from '../cohort/policy.ts';

/** A circle whose people can be invited: those of a run, or the alumni of a programme. */
export interface InvitedCircle {
	id: string;
	of: 'alumni' | 'run';
	label: Words;
	isInvited: boolean;
}

/** Whom a run with an open door can be for: the alumni of programmes, and the people of runs that met within a year or will, the newest first. */
export async function listCirclesToInvite(tx: Tx, cohortId: string): Promise<InvitedCircle[]> {
	const { rows } = await sql<InvitedCircle>`
		with invited as (select circle_id from programmes.invited where cohort_id = ${cohortId}::uuid)
		select p.id, 'alumni' as of, p.name as label, p.id in (select circle_id from invited) as "isInvited"
		from programmes.programme p where p.kind in ('course', 'training', 'group')
			and exists (select from programmes.cohort c where c.org_id = p.org_id and c.programme_id = p.id and c.published_at is not null)
		union all
		select c.id, 'run', c.label, c.id in (select circle_id from invited)
		from programmes.cohort c where c.published_at is not null and c.id <> ${cohortId}::uuid
			and (c.id in (select circle_id from invited) or exists (select from programmes.session s where s.org_id = c.org_id and s.cohort_id = c.id
				and s.ends_at > ${tx.now}::timestamptz - interval '1 year'))
		order by 2, 1 desc`.execute(tx.db);
	return rows.filter((circle) => circle.of === 'alumni' || mayManageCourses(tx.actor, circle.id));
}

/** Whether a run is for the people of certain circles alone, also of some that whoever asks does not know of. */
export async function isForCircles(tx: Tx, cohortId: string): Promise<boolean> {
	const line = tx.db.selectFrom('programmes.invited').select('id').where('cohort_id', '=', cohortId).limit(1);
	return (await line.executeTakeFirst()) !== undefined;
}
