import { sql } from 'kysely';
import { asked } from '#platform/db/asked.ts';
import { isCoordinated } from '#platform/db/coordinated.ts';
import type { Tx } from '#platform/db/tx.ts';

/** How many places of a meeting were taken when it began, guests and seats of a trip counted in, and how many of those came. */
export interface Turnout {
	startsAt: Date;
	booked: number;
	came: number;
}

/** So many of the last meetings say enough. */
const mostShown = 3;

/** Booked against came, of the last meetings of a programme whose register was kept; of the runs that whoever asks coordinates. */
export async function listTurnout(tx: Tx, programme: { id: string }): Promise<Turnout[]> {
	const { rows } = await sql<Turnout>`
		with last as (
			select m.org_id, m.id, m.cohort_id, m.starts_at from programmes.programme p
				join programmes.cohort c on c.org_id = p.org_id and c.programme_id = p.id and c.places is not null
				join programmes.meeting m on m.org_id = c.org_id and m.cohort_id = c.id
			where p.id = ${programme.id}::uuid and m.ends_at <= ${asked(tx.now)} and ${isCoordinated(tx, sql.ref('c.id'))}
				and exists (select from programmes.attendance a where a.org_id = m.org_id and a.session_id = m.id)
			order by m.starts_at desc, m.id limit ${mostShown})
		select l.starts_at as "startsAt", t.booked, t.came from last l cross join lateral programmes.turnout(l.id) t
		where t.booked > 0
		order by l.starts_at`.execute(tx.db);
	return rows;
}
